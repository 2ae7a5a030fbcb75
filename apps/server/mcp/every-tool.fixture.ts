import type { Client } from "@modelcontextprotocol/client";
import { expect } from "vitest";

type Json = Record<string, unknown>;

export interface Said {
  readonly isError: boolean;
  readonly text: string;
}

export async function call(client: Client, name: string, input: Json = {}): Promise<Said> {
  const { content, isError } = await client.callTool({ name, arguments: input });
  const [block] = content;
  if (block?.type !== "text") throw new Error(`${name} answered no text`);
  return { isError: isError === true, text: block.text };
}

/** What the tool answers; fails when it refuses. */
export async function use<T = Json>(client: Client, name: string, input: Json = {}): Promise<T> {
  const { isError, text } = await call(client, name, input);
  if (isError) throw new Error(`${name}: ${text}`);
  return JSON.parse(text) as T;
}

/** A day with every tool, over whatever connects the client. `answer` answers the first open question, once it is there. */
export async function useEveryTool(client: Client, answer: (content: string) => Promise<void>): Promise<void> {
  const used = new Set<string>();
  const tool = <T = Json>(name: string, input?: Json) => {
    used.add(name);
    return use<T>(client, name, input);
  };
  const rails = await tool<{ id: string }>("create_task", { name: "Lay rails", priority: "high", key: "rails" });
  expect(await tool("create_task", { name: "Lay rails", priority: "high", key: "rails" })).toEqual(rails);
  const trains = await tool<{ id: string }>("create_task", { name: "Run trains", depends_on: [rails.id] });
  const tickets = await tool<{ id: string }>("create_task", { name: "Sell tickets", parent: trains.id });
  await tool("add_dependency", { task: tickets.id, depends_on: rails.id });
  expect(await tool("ready_tasks")).toEqual({ tasks: [rails] });
  expect(await tool("search_tasks", { text: "RAIL" })).toEqual({ tasks: [rails] });

  const claimed = await tool<{ agent: { id: string } }>("claim_task", { task: rails.id, agent: "heron", worktree: "/work/heron" });
  expect(claimed).toMatchObject({ agent: { name: "heron", worktree: "/work/heron" }, task: { id: rails.id, status: "in_progress" } });
  expect(await tool("get_context", { task: rails.id })).toMatchObject({ you: { type: "user", id: "owner" }, held_by: { name: "heron" } });
  await tool("update_task", { task: rails.id, description: "Both of them." });
  expect(await tool("get_task", { task: rails.id })).toMatchObject({
    description: "Both of them.",
    unlocks: [{ name: "Run trains" }, { name: "Sell tickets" }],
  });
  const { reasons } = await tool<{ reasons: string[] }>("why", { task: trains.id });
  expect(reasons.join("\n")).toContain("heron");
  await tool("report_progress", { task: rails.id, text: "The left one lies." });
  expect(await tool("add_comment", { task: rails.id, text: "Mind the gap." })).toMatchObject({ type: "info" });
  const told = await tool("send_message", { to: "heron", text: "Hurry." });
  expect(await tool("read_messages", { task: rails.id })).toEqual({ messages: [told] });

  const [asked] = await Promise.all([tool<{ id: string }>("ask_user", { task: rails.id, question: "Which gauge?" }), answer("Standard.")]);
  expect(await tool("read_messages", { question: asked.id })).toEqual({ status: "answered", id: asked.id, answer: "Standard." });
  const done = await tool("submit_result", { task: rails.id, summary: "Two rails." });
  expect(done).toMatchObject({ status: "completed", ready_now: [{ id: tickets.id }] });
  expect(await tool("get_task", { task: trains.id })).toMatchObject({ depends_on: [{ id: rails.id, summary: "Two rails." }] });

  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
}
