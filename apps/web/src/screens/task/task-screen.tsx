import { getRouteApi } from "@tanstack/react-router";
import { TaskDetail } from "./task-detail.tsx";

const route = getRouteApi("/t/$taskId");

export function TaskScreen() {
  return <TaskDetail taskId={route.useParams().taskId} mode="page" />;
}
