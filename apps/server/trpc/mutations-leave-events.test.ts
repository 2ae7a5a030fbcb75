import { type AuditEntry, readEvent, type StoredEvent } from "@signalbox/contracts";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { followChain } from "../domain/audit-chain.ts";
import type { App } from "../ports/app.ts";
import { calls } from "./calls.fixture.ts";
import { procedureOf, procedures } from "./procedures.fixture.ts";
import { appRouter } from "./router.ts";
import { writeTickets } from "./tickets.fixture.ts";
import { openWorld, type World } from "./world.fixture.ts";

const mutations = procedures.filter(({ type }) => type === "mutation").map(({ path }) => path);

/** Mutations that leave no event, and why that is right. One that does leave events may not stand here. */
const silent: Readonly<Record<string, string>> = {
  "logChunks.append": "an agent's output has tables of its own: token by token it would drown the log",
};

/** Made of other commands, each of which leaves an audit entry of its own before that of the whole. */
const composed: readonly string[] = ["changeSets.create", "proposals.accept", "proposals.acceptAll", "sample.create", "sample.remove"];

/** Answers that are not told twice. */
const toldOnce: Readonly<Record<string, (answer: unknown) => unknown>> = {
  // Neither the database nor the receipt holds the secret of a key.
  "apiKeys.create": (answer) => ({ ...(answer as object), secret: null }),
};

/** What must be so before the mutation has anything to change. */
const before: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  "accounts.clearExpired": async ({ app, account, clock }) => {
    const exhaustedUntil = new Date(clock.now().getTime() - 1);
    await app.store.transaction("given", (tx) => tx.accounts.update(account.id, { isExhausted: true, exhaustedUntil }));
  },
  "accounts.free": ({ caller, account }) => caller.accounts.markExhausted({ id: account.id }),
  "plans.repair": ({ app, task }) =>
    app.store.transaction("given", (tx) => tx.tasks.setReadiness([{ ...task, unmetDependencies: 7, gateOpen: true }])),
  "sample.remove": ({ caller }) => caller.sample.create({}),
  "reviewComments.unresolve": ({ caller, comment }) => caller.reviewComments.resolve({ id: comment.id }),
};

const inputOf = (path: string, world: World): unknown => (path === "plans.import" ? { path: writeTickets() } : calls[path]?.(world));

async function opened(): Promise<World> {
  const world = await openWorld();
  onTestFinished(() => world.close());
  return world;
}

const callerUnder = ({ app, context }: World, commandId: string) =>
  appRouter.createCaller({ app, actor: context.actor, requestId: context.requestId, commandId });

async function logOf({ store: { reads } }: App): Promise<{ events: StoredEvent[]; audit: AuditEntry[] }> {
  const events: StoredEvent[] = [];
  const audit: AuditEntry[] = [];
  for await (const page of reads.events.replayAll()) events.push(...page);
  for await (const page of reads.audit.replayAll()) audit.push(...page);
  return { events, audit };
}

/** What the call added to the log. */
async function during(app: App, call: () => Promise<unknown>) {
  const earlier = await logOf(app);
  const answer = await call();
  const { events, audit } = await logOf(app);
  expect(followChain(audit).breaks).toEqual([]);
  return { answer, events: events.slice(earlier.events.length), audit: audit.slice(earlier.audit.length) };
}

/** Every row of every table but `metadata`: the time that leases have seen is kept there, whoever asks. */
async function stored({ store: { reads } }: App): Promise<string> {
  const tables: unknown[] = [];
  for (const table of reads.rowArchive.listTables().filter((name) => name !== "metadata"))
    for await (const rows of reads.rowArchive.readTable(table)) tables.push([table, rows]);
  return JSON.stringify(tables);
}

function expectRecorded(commandId: string, { events, audit }: Pick<Awaited<ReturnType<typeof during>>, "events" | "audit">): void {
  expect(events.map((event) => readEvent(event).problem).filter((problem) => problem !== null)).toEqual([]);
  for (const event of events) expect(event).toMatchObject({ actorType: "user", actorId: "owner", commandId, correlationId: "request-1" });
  for (const { entityType, entityId, ...entry } of audit) {
    expect(entry).toMatchObject({ outcome: "done", actorType: "user", actorId: "owner", requestId: "request-1" });
    expect(events.map(({ streamType, streamId }) => [streamType, streamId])).toContainEqual([entityType, entityId]);
  }
  expect(audit.at(-1)?.eventSequence).toBe(events.at(-1)?.sequence);
}

describe("every mutation", () => {
  let checked = 0;
  afterAll(() => void process.stdout.write(`mutations: ${checked} leave events, ${Object.keys(silent).length} are silent for a reason\n`));

  it("is one of some", () => {
    expect(mutations.length).toBeGreaterThan(0);
    const named = [silent, toldOnce, before].flatMap((table) => Object.keys(table));
    expect([...named, ...composed].filter((path) => !mutations.includes(path))).toEqual([]);
  });

  it.each(mutations)("%s leaves events and an audit entry, and sent again acts no second time", async (path) => {
    const world = await opened();
    await before[path]?.(world);
    const input = inputOf(path, world);
    const commandId = `command of ${path}`.replaceAll(" ", "-");
    const call = () => procedureOf(callerUnder(world, commandId), path)(input);
    const first = await during(world.app, call);
    if (path in silent) expect(first.events, `${path}: ${silent[path]}`).toEqual([]);
    else {
      expect(first.events.length, `${path} left no event`).toBeGreaterThan(0);
      expectRecorded(commandId, first);
      expect(first.audit.length === 1, `${path} left ${first.audit.length} audit entries`).toBe(!composed.includes(path));
      checked += 1;
    }
    const afterwards = await stored(world.app);
    world.clock.advance(1000);
    expect(await call()).toEqual(toldOnce[path]?.(first.answer) ?? first.answer);
    expect(await stored(world.app)).toBe(afterwards);
  });
});

describe("a refused command", () => {
  it("leaves an audit entry that says who asked for what and why not, and no event", async () => {
    const world = await opened();
    const refused = await during(world.app, () =>
      expect(callerUnder(world, "refused").tasks.complete({ id: world.task.id })).rejects.toMatchObject({ cause: { code: "REFUSED" } }),
    );
    expect(refused.events).toEqual([]);
    expect(refused.audit).toMatchObject([
      {
        outcome: "refused",
        action: "task.complete",
        entityType: "task",
        entityId: world.task.id,
        actorId: "owner",
        requestId: "request-1",
      },
    ]);
    expect(refused.audit[0]?.reason).toMatch(/^REFUSED: .*unfinished subtask/);
    expect(await world.app.store.reads.receipts.findById("refused")).toBeNull();
  });

  it("is in the log of an agent that asked for what is not its own", async () => {
    const world = await opened();
    const actor = { ...world.context.actor, type: "agent", id: world.agent.id, keyId: "key" } as const;
    const agent = appRouter.createCaller({ app: world.app, actor, requestId: "r" });
    const refused = await during(world.app, () => expect(agent.settings.set({ key: "theme", value: 1 })).rejects.toThrow());
    expect(refused.events).toEqual([]);
    expect(refused.audit).toMatchObject([{ outcome: "refused", actorType: "agent", actorId: world.agent.id, keyId: "key" }]);
  });
});

describe("a command id", () => {
  it("that was used for another command, input or actor is a CONFLICT, and nothing happens", async () => {
    const world = await opened();
    const once = callerUnder(world, "once");
    const made = await once.tasks.create({ name: "first" });
    expect(await once.tasks.create({ name: "first" })).toEqual(made);
    const conflict = { cause: { code: "CONFLICT", message: expect.stringContaining("once") } };
    const actor = { ...world.context.actor, id: "somebody else" };
    const other = appRouter.createCaller({ app: world.app, actor, requestId: "r", commandId: "once" });
    const refused = await during(world.app, async () => {
      await expect(once.tasks.create({ name: "second" })).rejects.toMatchObject(conflict);
      await expect(once.initiatives.create({ name: "first" })).rejects.toMatchObject(conflict);
      await expect(other.tasks.create({ name: "first" })).rejects.toMatchObject(conflict);
    });
    expect(refused.events).toEqual([]);
    expect(refused.audit.map(({ outcome }) => outcome)).toEqual(["refused", "refused", "refused"]);
    expect(await once.tasks.create({ name: "first" })).toEqual(made);
  });
});
