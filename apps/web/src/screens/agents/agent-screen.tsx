import { PageFrame } from "../../ui/page-frame.tsx";

export function AgentScreen() {
  return <PageFrame title="Agent">{null}</PageFrame>;
}
