import { PageFrame } from "../../ui/page-frame.tsx";

export function PageScreen() {
  return <PageFrame title="Page">{null}</PageFrame>;
}
