import { DomainError } from "@signalbox/contracts";
import fc from "fast-check";
import type { TestApp } from "../../testing/app.ts";
import { deleteSetting } from "../settings/delete-setting.ts";
import { setSetting } from "../settings/set-setting.ts";
import { addMessage } from "../threads/add-message.ts";
import { archiveThread } from "../threads/archive-thread.ts";
import { completeTurn } from "../threads/complete-turn.ts";
import { createCheckpoint } from "../threads/create-checkpoint.ts";
import { endSession } from "../threads/end-session.ts";
import { failTurn } from "../threads/fail-turn.ts";
import { interruptTurn } from "../threads/interrupt-turn.ts";
import { renameThread } from "../threads/rename-thread.ts";
import { requestApproval } from "../threads/request-approval.ts";
import { resolveApproval } from "../threads/resolve-approval.ts";
import { revertCheckpoint } from "../threads/revert-checkpoint.ts";
import { startSession } from "../threads/start-session.ts";
import { startThread } from "../threads/start-thread.ts";
import { startTurn } from "../threads/start-turn.ts";

const kinds = ["thread", "turn", "session", "approval", "checkpoint"] as const;
type Kind = (typeof kinds)[number];

interface Step {
  readonly command: keyof typeof commands;
  /** Which of the things made so far it is about. */
  readonly pick: number;
  readonly text: string;
}

interface Turn {
  readonly world: TestApp;
  readonly text: string;
  /** One of those made so far, or an id that is none. */
  readonly some: (kind: Kind) => string;
}

type Run = (turn: Turn) => Promise<unknown>;

const commands = {
  startThread: ({ world: { app, context }, text }) => startThread(app, context, { title: text }),
  renameThread: ({ world: { app, context }, text, some }) => renameThread(app, context, { id: some("thread"), title: text }),
  archiveThread: ({ world: { app, context }, some }) => archiveThread(app, context, { id: some("thread") }),
  startSession: ({ world: { app, context }, some }) => startSession(app, context, { threadId: some("thread"), provider: "claude" }),
  endSession: ({ world: { app, context }, some }) => endSession(app, context, { id: some("session"), reason: "finished" }),
  startTurn: ({ world: { app, context }, some }) => startTurn(app, context, { threadId: some("thread") }),
  completeTurn: ({ world: { app, context }, some }) => completeTurn(app, context, { id: some("turn") }),
  failTurn: ({ world: { app, context }, text, some }) => failTurn(app, context, { id: some("turn"), error: text }),
  interruptTurn: ({ world: { app, context }, some }) => interruptTurn(app, context, { id: some("turn") }),
  addMessage: ({ world: { app, context }, text, some }) => addMessage(app, context, { turnId: some("turn"), role: "user", content: text }),
  requestApproval: ({ world: { app, context }, text, some }) =>
    requestApproval(app, context, { threadId: some("thread"), turnId: some("turn"), action: text }),
  resolveApproval: ({ world: { app, context }, some }) => resolveApproval(app, context, { id: some("approval"), decision: "denied" }),
  createCheckpoint: ({ world: { app, context }, text, some }) =>
    createCheckpoint(app, context, { threadId: some("thread"), turnId: some("turn"), gitRef: "refs/c/1", message: text }),
  revertCheckpoint: ({ world: { app, context }, some }) => revertCheckpoint(app, context, { id: some("checkpoint") }),
  setSetting: ({ world: { app, context }, text }) =>
    setSetting(app, context, { key: text.slice(0, 1), value: { text: text.slice(0, 900) } }),
  deleteSetting: ({ world: { app, context }, text }) => deleteSetting(app, context, { key: text.slice(0, 1) }),
} satisfies Record<string, Run>;

const names = Object.keys(commands) as (keyof typeof commands)[];
/** Mostly what others can follow on, or hardly anything would be done. */
const beginnings: typeof names = ["startThread", "startTurn", "startTurn", "createCheckpoint", "setSetting"];

/** Any sequence of the commands that leave projections behind. */
export const randomSteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    command: fc.constantFrom(...names, ...beginnings),
    pick: fc.nat(20),
    text: fc.constantFrom("a", "b", "é\n\"'", "x".repeat(2500)),
  }),
  { minLength: 1, maxLength: 40, size: "max" },
);

const makes: Partial<Record<keyof typeof commands, Kind>> = {
  startThread: "thread",
  startTurn: "turn",
  startSession: "session",
  requestApproval: "approval",
  createCheckpoint: "checkpoint",
};

/** How many were done; the others were refused. */
export async function giveRandomCommands(world: TestApp, steps: readonly Step[]): Promise<number> {
  const made: Record<Kind, string[]> = { thread: [], turn: [], session: [], approval: [], checkpoint: [] };
  let done = 0;
  for (const { command, pick, text } of steps) {
    const some = (kind: Kind) => (pick % 8 === 7 ? "none" : (made[kind][pick % made[kind].length] ?? "none"));
    const result = await attempt(() => commands[command]({ world, text, some }));
    world.clock.advance(pick % 3);
    if (result === refused) continue;
    done += 1;
    const kind = makes[command];
    if (kind !== undefined) made[kind].push((result as { id: string }).id);
  }
  return done;
}

const refused = Symbol("refused");

async function attempt(run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof DomainError && ["REFUSED", "NOT_FOUND", "INVALID"].includes(error.code)) return refused;
    throw error;
  }
}
