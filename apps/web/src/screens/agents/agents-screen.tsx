import { PageFrame } from "../../ui/page-frame.tsx";

export function AgentsScreen() {
  return <PageFrame title="Agents">{null}</PageFrame>;
}
