import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { answerConversation } from "./answer-conversation.ts";
import { askConversation } from "./ask-conversation.ts";
import { listenConversations } from "./listen-conversations.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const minute = { timeout: 90_000 };

async function twoAgents() {
  const [from, to] = [await world.given.agent(), await world.given.agent()];
  return { fromAgentId: from.id, toAgentId: to.id };
}

/** The doorbell, telling when somebody listens. */
function watchedDoorbell() {
  const listening = Promise.withResolvers<void>();
  let listeners = 0;
  const { doorbell } = world.app;
  const listen: typeof doorbell.listen = (heard) => {
    const stop = doorbell.listen(heard);
    listeners++;
    listening.resolve();
    return () => {
      listeners--;
      stop();
    };
  };
  return { app: { ...world.app, doorbell: { ...doorbell, listen } }, listening: listening.promise, count: () => listeners };
}

it("gives what is pending at once, and nothing when it shall not wait", async () => {
  const between = await twoAgents();
  const listen = () => listenConversations(world.app, { agentId: between.toAgentId, timeoutSeconds: 0 });
  expect(await listen()).toEqual({ items: [] });
  const asked = await askConversation(world.app, world.context, { ...between, question: "Where?" });
  expect(await listen()).toEqual({ items: [asked] });
  expect(await listenConversations(world.app, { agentId: between.toAgentId, timeoutSeconds: 60 })).toEqual({ items: [asked] });
  await answerConversation(world.app, world.context, { id: asked.id, content: "There." });
  expect(await listen()).toEqual({ items: [] });
});

it("waits for the next question to this agent, and hears no more afterwards", minute, async () => {
  const between = await twoAgents();
  const { app, listening, count } = watchedDoorbell();
  const heard = listenConversations(app, { agentId: between.toAgentId, timeoutSeconds: 60 });
  await listening;
  const other = { fromAgentId: between.toAgentId, toAgentId: between.fromAgentId };
  await askConversation(world.app, world.context, { ...other, question: "Not for you." });
  const asked = await askConversation(world.app, world.context, { ...between, question: "Where?" });
  expect(await heard).toEqual({ items: [asked] });
  expect(count()).toBe(0);
});

it("finds what another process wrote, though no doorbell rang", minute, async () => {
  const between = await twoAgents();
  const { app, listening } = watchedDoorbell();
  const heard = listenConversations(app, { agentId: between.toAgentId, timeoutSeconds: 60 });
  await listening;
  const asked = await world.app.store.transaction("elsewhere", (tx) => tx.conversations.create({ ...between, question: "Where?" }));
  expect(await heard).toEqual({ items: [asked] });
});

it("ends with nothing when the time is over, or whoever asked has gone", minute, async () => {
  const { toAgentId: agentId } = await twoAgents();
  expect(await listenConversations(world.app, { agentId, timeoutSeconds: 1 })).toEqual({ items: [] });
  const leaving = new AbortController();
  const { app, listening, count } = watchedDoorbell();
  const heard = listenConversations(app, { agentId, timeoutSeconds: 60 }, leaving.signal);
  await listening;
  leaving.abort();
  expect(await heard).toEqual({ items: [] });
  expect(count()).toBe(0);
  expect(await listenConversations(world.app, { agentId, timeoutSeconds: 60 }, AbortSignal.abort())).toEqual({ items: [] });
});
