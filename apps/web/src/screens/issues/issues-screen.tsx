import { PageFrame } from "../../ui/page-frame.tsx";

export function IssuesScreen() {
  return <PageFrame title="Issues">{null}</PageFrame>;
}
