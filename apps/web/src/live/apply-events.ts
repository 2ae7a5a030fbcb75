/** Brings what the page holds up to date with what happened: rows of plans in place, everything else by reading what an event names. */
import { client, queryClient, trpc } from "../api/trpc.ts";
import { patchOutline, shownOutlines } from "../data/outline.ts";
import { affectedTasks, parentsIn } from "./affected-tasks.ts";
import type { LiveEvent } from "./feed.ts";
import { withEdges, withRows } from "./patch-outline.ts";

type Router = keyof typeof readers;

const readers = {
  accounts: trpc.accounts.pathKey(),
  agents: trpc.agents.pathKey(),
  apiKeys: trpc.apiKeys.pathKey(),
  changeSets: trpc.changeSets.pathKey(),
  chatSessions: trpc.chatSessions.pathKey(),
  conversationMessages: trpc.conversationMessages.pathKey(),
  conversations: trpc.conversations.pathKey(),
  effects: trpc.effects.pathKey(),
  errands: trpc.errands.pathKey(),
  inbox: trpc.inbox.pathKey(),
  initiatives: trpc.initiatives.pathKey(),
  issues: trpc.issues.pathKey(),
  leases: trpc.leases.pathKey(),
  messages: trpc.messages.pathKey(),
  mirrors: trpc.mirrors.pathKey(),
  overview: trpc.plans.overview.pathKey(),
  outline: trpc.plans.outline.pathKey(),
  pages: trpc.pages.pathKey(),
  phases: trpc.phases.pathKey(),
  projections: trpc.projections.pathKey(),
  projects: trpc.projects.pathKey(),
  proposals: trpc.proposals.pathKey(),
  repositories: trpc.repositories.pathKey(),
  reviewComments: trpc.reviewComments.pathKey(),
  settings: trpc.settings.pathKey(),
  tasks: trpc.tasks.pathKey(),
};

/** What to read again after an event about such a thing. Task events change the outline in place, see `patchTasks`. */
const touched: Readonly<Record<string, readonly Router[]>> = {
  account: ["accounts", "overview", "inbox"],
  agent: ["agents", "overview", "inbox"],
  apiKey: ["apiKeys"],
  approval: ["projections", "inbox"],
  changeSet: ["changeSets", "outline", "overview", "pages", "phases", "tasks", "proposals", "inbox"],
  chatMessage: ["chatSessions"],
  chatSession: ["chatSessions"],
  checkpoint: ["projections"],
  conversation: ["conversations", "inbox"],
  conversationMessage: ["conversationMessages"],
  effect: ["effects", "inbox"],
  errand: ["errands", "inbox"],
  inboxMessage: ["messages", "inbox", "overview", "tasks"],
  initiative: ["initiatives", "outline", "overview", "inbox"],
  issue: ["issues"],
  lease: ["leases", "inbox"],
  message: ["projections"],
  mirror: ["mirrors"],
  page: ["pages", "outline"],
  phase: ["phases", "outline", "overview", "tasks", "inbox"],
  plan: ["outline", "overview", "tasks", "phases", "initiatives", "inbox"],
  project: ["projects", "overview", "projections"],
  proposal: ["proposals", "inbox", "overview"],
  question: ["projections", "inbox"],
  repository: ["repositories"],
  reviewComment: ["reviewComments"],
  session: ["projections"],
  setting: ["settings", "inbox", "overview"],
  task: ["tasks", "overview", "inbox", "agents"],
  thread: ["projections"],
  turn: ["projections"],
};

/** Gathers the events of a moment, in ms; a tab that nobody sees waits longer. */
const GATHER_MS = 30;
const HIDDEN_MS = 600;
/** Counts over everything: read at most so often, however much happens. */
const SLOW_MS = 1_000;
const slow: ReadonlySet<Router> = new Set(["overview", "inbox"]);
/** More rows than this are read with their whole plan; their ids would not fit into one address, either. */
const AT_MOST = 150;

let waiting: LiveEvent[] = [];
let isGathering = false;
const watchers = new Set<(events: readonly LiveEvent[]) => void>();

/** For what shows the events themselves. Answers how to stop. */
export function watchEvents(watcher: (events: readonly LiveEvent[]) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function applyEvents(events: readonly LiveEvent[]): void {
  waiting.push(...events);
  if (!isGathering) gather();
}

export const readEverythingAgain = (): void => void queryClient.invalidateQueries();

function gather(): void {
  isGathering = true;
  setTimeout(flush, document.hidden ? HIDDEN_MS : GATHER_MS);
}

async function flush(): Promise<void> {
  const events = waiting;
  waiting = [];
  for (const watcher of watchers) watcher(events);
  const routers = new Set(events.flatMap(({ streamType }) => touched[streamType] ?? []));
  for (const router of routers) readAgain(router);
  try {
    if (!routers.has("outline")) await patchTasks(events.filter(({ streamType }) => streamType === "task"));
  } catch {
    readAgain("outline");
  } finally {
    if (waiting.length > 0) gather();
    else isGathering = false;
  }
}

const resting = new Map<Router, { again: boolean }>();

/** At once the first time; a slow one then rests, and is read once more if something came meanwhile. */
function readAgain(router: Router): void {
  const rest = resting.get(router);
  if (rest) {
    rest.again = true;
    return;
  }
  void queryClient.invalidateQueries({ queryKey: readers[router] });
  if (!slow.has(router)) return;
  const started = { again: false };
  resting.set(router, started);
  setTimeout(() => {
    resting.delete(router);
    if (started.again) readAgain(router);
  }, SLOW_MS);
}

/** Reads the rows that the events can have touched, and puts them where they stand. */
async function patchTasks(events: readonly LiveEvent[]): Promise<void> {
  if (events.length === 0) return;
  for (const { key, outline } of shownOutlines()) {
    const known = new Set(outline.tasks.map(({ id }) => id));
    const mine = events.filter(({ streamId, type }) => known.has(streamId) || type === "task.created");
    if (mine.length === 0) continue;
    const taskDependencies = withEdges(outline.taskDependencies, mine);
    const ids = [
      ...affectedTasks(new Set(mine.flatMap((event) => [event.streamId, ...parentsIn(event)])), { tasks: outline.tasks, taskDependencies }),
    ];
    if (ids.length > AT_MOST) {
      void queryClient.invalidateQueries({ queryKey: key });
      continue;
    }
    const rows = await client.tasks.byIds.query({ ids });
    patchOutline(key, (now) => withRows(now, { ids, rows, events: mine }));
  }
}
