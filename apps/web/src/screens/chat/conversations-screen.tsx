import { PageFrame } from "../../ui/page-frame.tsx";

export function ConversationsScreen() {
  return <PageFrame title="Conversations">{null}</PageFrame>;
}
