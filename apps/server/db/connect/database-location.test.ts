import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { databaseLocation, workspaceRoot } from "./database-location.ts";

const withGitIn = (...roots: string[]) => ({ exists: (path: string) => roots.some((root) => path === `${root}/.git`) });
const hash = (path: string) => createHash("sha256").update(path).digest("hex").slice(0, 12);
const env = { HOME: "/home/ada" };

test("the default file belongs to the enclosing git root", () => {
  expect(databaseLocation({ env, cwd: "/src/app/deep/er" }, withGitIn("/src/app"))).toEqual({
    dialect: "sqlite",
    path: `/home/ada/.local/share/signalbox/${hash("/src/app")}/signalbox.db`,
  });
});

test("without git it belongs to the current folder, and XDG_DATA_HOME says where it lies", () => {
  const location = databaseLocation({ env: { ...env, XDG_DATA_HOME: "/data" }, cwd: "/src/app" }, withGitIn());
  expect(location).toEqual({ dialect: "sqlite", path: `/data/signalbox/${hash("/src/app")}/signalbox.db` });
});

test("a relative XDG_DATA_HOME is ignored, as its specification says", () => {
  const location = databaseLocation({ env: { ...env, XDG_DATA_HOME: "data" }, cwd: "/src" }, withGitIn());
  expect(location).toMatchObject({ path: expect.stringMatching(/^\/home\/ada\/\.local\/share\//) });
});

test("--db wins over SIGNALBOX_DB, and both are seen from the current folder", () => {
  const given = { ...env, SIGNALBOX_DB: "env.db" };
  expect(databaseLocation({ env: given, cwd: "/src" }, withGitIn())).toEqual({ dialect: "sqlite", path: "/src/env.db" });
  expect(databaseLocation({ flag: "/tmp/x.db", env: given, cwd: "/src" }, withGitIn())).toEqual({ dialect: "sqlite", path: "/tmp/x.db" });
  expect(databaseLocation({ flag: ":memory:", env, cwd: "/src" }, withGitIn())).toEqual({ dialect: "sqlite", path: ":memory:" });
});

test.each(["postgres://ada:secret@db/box", "postgresql:///box"])("%s selects PostgreSQL", (url) => {
  expect(databaseLocation({ flag: url, env, cwd: "/src" }, withGitIn())).toEqual({ dialect: "postgres", url });
});

test("another kind of address is refused without repeating it", () => {
  expect(() => databaseLocation({ flag: "mysql://ada:secret@db", env, cwd: "/src" }, withGitIn())).toThrow(/^The database must be a path/);
});

test("the workspace of the file system's root is itself", () => {
  expect(workspaceRoot("/", withGitIn())).toBe("/");
});
