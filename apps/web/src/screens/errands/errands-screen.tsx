import { PageFrame } from "../../ui/page-frame.tsx";

export function ErrandsScreen() {
  return <PageFrame title="Errands">{null}</PageFrame>;
}
