import { PageFrame } from "../../ui/page-frame.tsx";

export function ChatScreen() {
  return <PageFrame title="Chat">{null}</PageFrame>;
}
