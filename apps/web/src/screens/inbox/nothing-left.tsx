import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api/trpc.ts";
import { Empty } from "../../ui/states.tsx";
import type { ItemsView } from "./items-tab.tsx";

const count = (number: number, one: string, many: string) => `${number === 0 ? "No" : number} ${number === 1 ? one : many}`;

export function NothingLeft({ view }: { readonly view: ItemsView }) {
  const overview = useQuery(trpc.plans.overview.queryOptions()).data;
  if (view === "snoozed") return <Empty>Nothing is snoozed. What you put off in the Inbox waits here and comes back by itself.</Empty>;
  if (overview === undefined) return <Empty>Nothing needs you.</Empty>;
  const { agents, tasks } = overview;
  return (
    <Empty command="go.agents">
      Nothing needs you. {count(agents.running, "agent is", "agents are")} running and{" "}
      {count(tasks.ready, "task is", "tasks are").toLowerCase()} ready to start.
    </Empty>
  );
}
