import { accountCommands } from "../screens/accounts/commands.ts";
import { activityCommands } from "../screens/activity/commands.ts";
import { agentCommands } from "../screens/agents/commands.ts";
import { chatCommands } from "../screens/chat/commands.ts";
import { errandCommands } from "../screens/errands/commands.ts";
import { graphCommands } from "../screens/graph/commands.ts";
import { inboxCommands } from "../screens/inbox/commands.ts";
import { initiativeCommands } from "../screens/initiative/commands.ts";
import { issueCommands } from "../screens/issues/commands.ts";
import { pageCommands } from "../screens/pages/commands.ts";
import { phaseCommands } from "../screens/phase/commands.ts";
import { projectCommands } from "../screens/project/commands.ts";
import { proposalCommands } from "../screens/proposals/commands.ts";
import { repositoryCommands } from "../screens/repositories/commands.ts";
import { settingsCommands } from "../screens/settings/commands.ts";
import { taskCommands } from "../screens/task/commands.ts";
import { welcomeCommands } from "../screens/welcome/commands.ts";
import type { CommandEntries } from "./entry.ts";
import { globalCommands, listCommands } from "./global.ts";

/**
 * Every command of the page. The palette, menus, tooltips, the sheet of shortcuts and the keyboard settings read this list; a screen
 * gives a command its deed with `useCommand` while it is shown. Where two shown commands have the same keys, the later shown one wins.
 */
export const catalog = {
  ...globalCommands,
  ...listCommands,
  ...accountCommands,
  ...activityCommands,
  ...agentCommands,
  ...chatCommands,
  ...errandCommands,
  ...graphCommands,
  ...inboxCommands,
  ...initiativeCommands,
  ...issueCommands,
  ...pageCommands,
  ...phaseCommands,
  ...projectCommands,
  ...proposalCommands,
  ...repositoryCommands,
  ...settingsCommands,
  ...taskCommands,
  ...welcomeCommands,
} as const satisfies CommandEntries;

export type CommandId = keyof typeof catalog;

export const commandIds = Object.keys(catalog) as CommandId[];
