import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { expect, it, onTestFinished, vi } from "vitest";
import { openApp } from "../compose.ts";
import { call, use, useEveryTool } from "../mcp/every-tool.fixture.ts";
import { owner } from "../usecases/access/owner.ts";
import { answerMessage } from "../usecases/messages/answer-message.ts";
import { type CliUser, cliUser } from "./cli.fixture.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** What an agent starts for itself. Ends with the test. */
async function connect({ folder, database }: CliUser, env: Record<string, string> = {}): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  const home = join(folder, "..");
  const own = { HOME: home, XDG_DATA_HOME: join(home, "share"), SIGNALBOX_DB: database, ...env };
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [main, "mcp"],
    cwd: folder,
    env: own,
    stderr: "ignore",
  });
  onTestFinished(() => client.close());
  await client.connect(transport, { timeout: 60_000 });
  return client;
}

async function answerFirst({ database }: CliUser, content: string): Promise<void> {
  const { app, close } = await openApp({ location: { dialect: "sqlite", path: database }, log: silent, verify: false });
  try {
    const question = await vi.waitFor(async () => {
      const [first] = await app.store.reads.messages.findRequiringResponse();
      if (!first) throw new Error("Nothing was asked yet.");
      return first;
    }, 60_000);
    await answerMessage(app, { actor: owner, requestId: "answer" }, { id: question.id, content });
  } finally {
    await close();
  }
}

it("offers every tool over the database itself", async () => {
  const user = cliUser();
  await useEveryTool(await connect(user), (content) => answerFirst(user, content));
}, 120_000);

it("offers every tool over a running server, and goes on without it when it ends", async () => {
  const user = cliUser();
  const server = await user.serve();
  const client = await connect(user);
  await useEveryTool(client, (content) => answerFirst(user, content));
  expect(await call(client, "get_task", { task: "none" })).toEqual({ isError: true, text: "There is no task with the id none." });
  expect(await server.stop()).toBe(0);
  expect(await use(client, "search_tasks", { text: "rails" })).toMatchObject({ tasks: [{ name: "Lay rails", status: "completed" }] });
}, 120_000);

it("acts for nobody with a key that is no good, with or without a server", async () => {
  const user = cliUser();
  const client = await connect(user, { SIGNALBOX_TOKEN: `sb_${"x".repeat(43)}` });
  const refused = { isError: true, text: expect.stringContaining("unknown, expired or revoked") };
  expect(await call(client, "ready_tasks")).toEqual(refused);
  await user.serve();
  expect(await call(client, "ready_tasks")).toEqual(refused);
}, 120_000);
