import { PageFrame } from "../../ui/page-frame.tsx";

export function InboxScreen() {
  return <PageFrame title="Inbox">{null}</PageFrame>;
}
