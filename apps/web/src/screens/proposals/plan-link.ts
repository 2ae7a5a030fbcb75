import type { LinkProps } from "@tanstack/react-router";

/** Where a row of the plan is shown. */
export function planLink(row: { readonly type: "page" | "phase" | "task"; readonly id: string; readonly initiativeId: string }): LinkProps {
  const { type, id, initiativeId } = row;
  if (type === "page") return { to: "/i/$initiativeId/pages/$pageId", params: { initiativeId, pageId: id } };
  if (type === "phase") return { to: "/ph/$phaseId", params: { phaseId: id } };
  return { to: "/t/$taskId", params: { taskId: id } };
}
