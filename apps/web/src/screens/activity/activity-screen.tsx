import { PageFrame } from "../../ui/page-frame.tsx";

export function ActivityScreen() {
  return <PageFrame title="Activity">{null}</PageFrame>;
}
