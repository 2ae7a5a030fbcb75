import { expect, it } from "vitest";
import { type AgentRow, countStates, parseAgentState, shownAgents, stateOf } from "./agent-list.ts";

const agent = (id: string, status: AgentRow["status"], more: Partial<AgentRow> = {}) =>
  ({ id, status, userDismissedAt: null, updatedAt: "2026-01-01T00:00:00.000Z", ...more }) as AgentRow;

const agents = [
  agent("idle", "idle"),
  agent("old", "running"),
  agent("new", "running", { updatedAt: "2026-01-02T00:00:00.000Z" }),
  agent("gone", "crashed", { userDismissedAt: "2026-01-02T00:00:00.000Z" }),
  agent("asks", "waiting_for_input"),
  agent("crashed", "crashed"),
];

it("puts first what needs somebody, and what changed last within a state", () => {
  expect(shownAgents(agents, undefined).map(({ id }) => id)).toEqual(["asks", "crashed", "new", "old", "idle"]);
});

it("shows the dismissed only when they are asked for", () => {
  expect(shownAgents(agents, "dismissed").map(({ id }) => id)).toEqual(["gone"]);
  expect(shownAgents(agents, "crashed").map(({ id }) => id)).toEqual(["crashed"]);
  expect(shownAgents(agents, "stopped")).toEqual([]);
});

it("counts each agent in one state", () => {
  expect(Object.fromEntries(countStates(agents))).toEqual({ idle: 1, running: 2, dismissed: 1, waiting_for_input: 1, crashed: 1 });
  expect(stateOf(agent("x", "idle", { userDismissedAt: "2026-01-02T00:00:00.000Z" }))).toBe("dismissed");
});

it("knows its states and no others", () => {
  expect(parseAgentState("running")).toBe("running");
  expect(parseAgentState("flying")).toBeUndefined();
  expect(parseAgentState(undefined)).toBeUndefined();
});
