import { type EventPayloadInput, type EventType, event, eventTypes } from "@signalbox/contracts";
import { describe, expect, it } from "vitest";
import { eventSamples } from "../testing/event-samples.ts";
import { concerns } from "./event-filter.ts";

const by = { actorType: "user", actorId: "owner" } as const;
const made = <Type extends EventType>(type: Type, streamId: string, payload: EventPayloadInput<Type>) => ({
  ...event(type, streamId, payload),
  ...by,
});
const samples = eventTypes.map((type) => made(type, "x1", eventSamples[type] as EventPayloadInput<typeof type>));
const typesFor = (filter: Parameters<typeof concerns>[1]) => samples.filter((sample) => concerns(sample, filter)).map(({ type }) => type);

describe("a filter of events", () => {
  it("lets everything through that it does not name", () => {
    expect(typesFor({})).toEqual(eventTypes);
    expect(typesFor({ streamId: undefined, agentId: undefined })).toEqual(eventTypes);
  });

  it("knows one kind of stream, and one stream", () => {
    expect(typesFor({ streamType: "errand" })).toEqual(["errand.created", "errand.updated", "errand.deleted"]);
    expect(typesFor({ streamType: "errand", streamId: "x1" })).toHaveLength(3);
    expect(typesFor({ streamType: "errand", streamId: "x2" })).toEqual([]);
  });

  it("finds an initiative in its own stream, in what names it, and in what moves out of it or into it", () => {
    const moved = (before: string | null, after: string | null) => made("task.updated", "t1", { initiativeId: { before, after } });
    expect(typesFor({ initiativeId: "x1" })).toEqual(eventTypes.filter((type) => type.startsWith("initiative.")));
    expect(typesFor({ initiativeId: "i1" })).toEqual(
      expect.arrayContaining(["phase.created", "task.created", "page.created", "proposal.created"]),
    );
    expect(typesFor({ initiativeId: "nowhere" })).toEqual([]);
    expect([moved("i1", null), moved(null, "i1"), moved("i2", "i3")].map((one) => concerns(one, { initiativeId: "i1" }))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("finds an agent in its own stream, in what it did, and in what names it as an agent", () => {
    const agentId = "a1";
    expect(typesFor({ agentId: "x1" })).toEqual(eventTypes.filter((type) => type.startsWith("agent.")));
    expect(typesFor({ agentId })).toEqual(expect.arrayContaining(["task.claimed", "lease.acquired", "conversation.asked"]));
    const lease = { repositoryId: "r1", scope: "*", holderId: agentId, fencingToken: 1 } as const;
    const held = (holderType: "user" | "agent") => made("lease.released", "l1", { ...lease, holderType });
    expect([held("agent"), held("user")].map((one) => concerns(one, { agentId }))).toEqual([true, false]);
    const done = made("turn.completed", "tu1", {});
    expect(concerns({ ...done, actorType: "agent", actorId: agentId }, { agentId })).toBe(true);
    expect(concerns({ ...done, actorId: agentId }, { agentId })).toBe(false);
  });

  it("wants all that it names", () => {
    expect(typesFor({ initiativeId: "i1", streamType: "task" }).every((type) => type.startsWith("task."))).toBe(true);
    expect(typesFor({ initiativeId: "i1", agentId: "a1" }).length).toBeLessThan(typesFor({ initiativeId: "i1" }).length);
    expect(typesFor({ initiativeId: "i1", agentId: "nobody" })).toEqual([]);
  });
});
