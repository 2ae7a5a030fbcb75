import { PageFrame } from "../../ui/page-frame.tsx";

export function TaskScreen() {
  return <PageFrame title="Task">{null}</PageFrame>;
}
