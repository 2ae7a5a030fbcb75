import { getRouteApi } from "@tanstack/react-router";
import { PageFrame, TabLinks } from "../../ui/page-frame.tsx";
import { ChatsTab } from "./chats-tab.tsx";
import { QuestionsTab } from "./questions-tab.tsx";
import { ThreadsTab } from "./threads-tab.tsx";

const route = getRouteApi("/conversations");

const tabs = [
  { tab: "questions", label: "Questions", Shown: QuestionsTab },
  { tab: "threads", label: "Threads", Shown: ThreadsTab },
  { tab: "chats", label: "Chats", Shown: ChatsTab },
] as const;

/** What agents ask each other, and what people and agents have said. */
export function ConversationsScreen() {
  const { tab: current = "questions" } = route.useSearch();
  const Shown = tabs.find(({ tab }) => tab === current)?.Shown ?? QuestionsTab;
  return (
    <PageFrame
      title="Conversations"
      bar={
        <TabLinks
          label="Conversations"
          items={tabs.map(({ tab, label }) => ({ label, link: { to: "/conversations", search: { tab } }, current: tab === current }))}
        />
      }
    >
      <Shown />
    </PageFrame>
  );
}
