import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

const cwd = "/work/place";
const config = (env: Record<string, string> = {}, flags = {}) => readConfig({ env: { XDG_DATA_HOME: "/data", ...env }, cwd, flags });

describe("the configuration", () => {
  it("has a value for everything", () => {
    const { location, tokenFolder, ...rest } = config();
    expect(rest).toEqual({ host: "127.0.0.1", port: 4680, durability: "normal", logLevel: "info" });
    expect(location).toEqual({ dialect: "sqlite", path: join(tokenFolder, "signalbox.db") });
  });

  it("reads the environment, takes empty for not set, and lets flags win", () => {
    expect(config({ SIGNALBOX_PORT: "0", SIGNALBOX_DURABILITY: "full", SIGNALBOX_LOG: "silent", SIGNALBOX_HOST: "" })).toMatchObject({
      port: 0,
      durability: "full",
      logLevel: "silent",
      host: "127.0.0.1",
    });
    expect(config({ SIGNALBOX_PORT: "1", SIGNALBOX_DB: "a.db" }, { port: "2", db: "b.db", host: "::1" })).toMatchObject({
      port: 2,
      location: { path: join(cwd, "b.db") },
      host: "::1",
    });
  });

  it("keeps the token of a PostgreSQL database where the file would be", () => {
    const { location, tokenFolder } = config({ SIGNALBOX_DB: "postgres://box@db.test/box" });
    expect(location).toEqual({ dialect: "postgres", url: "postgres://box@db.test/box" });
    expect(tokenFolder).toBe(config().tokenFolder);
  });

  it.each([
    [{ SIGNALBOX_PORT: "http" }, {}, "SIGNALBOX_PORT"],
    [{ SIGNALBOX_PORT: "65536" }, {}, "SIGNALBOX_PORT"],
    [{ SIGNALBOX_DURABILITY: "most" }, {}, "SIGNALBOX_DURABILITY"],
    [{ SIGNALBOX_LOG: "loud" }, {}, "SIGNALBOX_LOG"],
    [{ SIGNALBOX_PORT: "1" }, { port: "-1" }, "--port"],
  ])("names what is wrong: %j %j", (env, flags, field) => {
    const read = () => config(env as Record<string, string>, flags);
    expect(read).toThrow(expect.objectContaining({ code: "INVALID", details: { field } }));
    expect(read).toThrow(`${field} is "`);
  });
});
