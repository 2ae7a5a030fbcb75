import type { IssuePatch } from "@signalbox/contracts";
import { requireUser } from "../access/require-user.ts";
import type { CommandContext } from "../command.ts";

/** Where the server works on the issue, and which session it resumes. */
export function requireTrustedFields(context: CommandContext, { worktree, sessionId, branch }: IssuePatch): void {
  if ([worktree, sessionId, branch].some((value) => value !== undefined))
    requireUser(context, "set worktree, branch or session of an issue");
}
