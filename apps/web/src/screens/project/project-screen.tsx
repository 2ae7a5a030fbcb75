import { PageFrame } from "../../ui/page-frame.tsx";

export function ProjectScreen() {
  return <PageFrame title="Project">{null}</PageFrame>;
}
