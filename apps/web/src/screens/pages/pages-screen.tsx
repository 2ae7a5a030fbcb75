import { PageFrame } from "../../ui/page-frame.tsx";

export function PagesScreen() {
  return <PageFrame title="Pages">{null}</PageFrame>;
}
