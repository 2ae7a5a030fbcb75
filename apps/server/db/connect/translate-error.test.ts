import { DomainError } from "@signalbox/contracts";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { openNotes } from "../../testing/notes-store.ts";
import type { Build } from "../repositories/drizzle/session.ts";
import { translateError } from "./translate-error.ts";

const at = new Date(0);
const times = { createdAt: at, updatedAt: at };
const task = { priorityRank: 0, phaseOrder: 0, unmetDependencies: 0, inheritedUnmet: 0, unfinishedChildren: 0, gateOpen: true, ...times };

/** Runs the statements in one transaction, each complete, and returns the error of the first that fails. */
async function failureOf(...statements: Build<unknown>[]): Promise<DomainError> {
  const store = await openNotes();
  const error = await store
    .transaction("statements", async ({ session }) => {
      for (const statement of statements) await session.run(statement);
    })
    .catch((thrown: unknown) => thrown);
  await store.close();
  expect(error).toBeInstanceOf(DomainError);
  return error as DomainError;
}

const addProject =
  (id: string, name: string, url: string): Build<unknown> =>
  (db, { projects }) =>
    db
      .insert(projects)
      .values({ id, name, url, ...times })
      .returning();

test("a unique is CONFLICT and names entity and field", async () => {
  const error = await failureOf(addProject("1", "box", "u1"), addProject("2", "box", "u2"));
  expect(error).toMatchObject({
    code: "CONFLICT",
    message: "There is already a project with the same name. Choose another one, or use the one that exists.",
    details: { entity: "project", field: "name", fields: ["name"] },
  });
});

test("a primary key is CONFLICT on the id", async () => {
  const error = await failureOf(addProject("1", "a", "u1"), addProject("1", "b", "u2"));
  expect(error).toMatchObject({ code: "CONFLICT", details: { entity: "project", field: "id" } });
});

test("a unique over several columns names them all, in camelCase", async () => {
  const account =
    (id: string): Build<unknown> =>
    (db, { accounts }) =>
      db
        .insert(accounts)
        .values({ id, email: "a@b", provider: "p", ...times })
        .returning();
  const error = await failureOf(account("1"), account("2"));
  expect(error.details).toMatchObject({ entity: "account", fields: ["provider", "email"] });
  expect(error.message).toContain("the same provider and email");
});

test("a reference to nothing is REFUSED and names field, parent and id", async () => {
  const error = await failureOf((db, { tasks }) =>
    db
      .insert(tasks)
      .values({ id: "t", name: "n", initiativeId: "gone", ...task })
      .returning(),
  );
  expect(error).toMatchObject({
    code: "REFUSED",
    message: "The initiativeId of a task refers to an initiative that does not exist (gone). Create it first, or refer to another one.",
    details: { entity: "task", field: "initiativeId", parent: "initiative", id: "gone" },
  });
});

test("so is an update that points to nothing", async () => {
  const error = await failureOf(
    (db, { tasks }) =>
      db
        .insert(tasks)
        .values({ id: "t", name: "n", ...task })
        .returning(),
    (db, { tasks }) => db.update(tasks).set({ phaseId: "gone" }).where(eq(tasks.id, "t")).returning(),
  );
  expect(error.details).toMatchObject({ entity: "task", field: "phaseId", parent: "phase", id: "gone" });
});

test("a check is INVALID and names the field", async () => {
  const error = await failureOf(addProject("p", "box", "u"), (db, { repositories }) =>
    db
      .insert(repositories)
      .values({ id: "no ulid", projectId: "p", name: "r", url: "u", ...times })
      .returning(),
  );
  expect(error).toMatchObject({ code: "INVALID", details: { entity: "repository", field: "id" } });
});

test("a missing value is INVALID and names the field", async () => {
  const error = await failureOf((db, { tasks }) =>
    db
      .insert(tasks)
      .values({ id: "t", name: null as unknown as string, ...task })
      .returning(),
  );
  expect(error).toMatchObject({ code: "INVALID", details: { entity: "task", field: "name" } });
});

test("what a trigger refuses is REFUSED in the trigger's words", async () => {
  const event = {
    streamType: "s",
    streamId: "1",
    streamVersion: 1,
    type: "t",
    payload: {},
    actorType: "user" as const,
    actorId: "a",
    createdAt: at,
  };
  const error = await failureOf(
    (db, { events }) =>
      db
        .insert(events)
        .values({ id: "e", ...event })
        .returning(),
    (db, { events }) => db.delete(events).returning(),
  );
  expect(error).toMatchObject({ code: "REFUSED", message: expect.stringContaining("append-only") });
});

/** As pg throws them, inside the error of Drizzle. */
const fromPostgres = (fields: Record<string, string>) =>
  translateError(new Error("Failed query", { cause: Object.assign(new Error(fields.message ?? "pg"), fields) }));

test.each([
  [
    { code: "23505", table: "projects", constraint: "projects_name_unique", detail: "Key (name)=(box) already exists." },
    "CONFLICT",
    "name",
  ],
  [{ code: "23505", table: "accounts", constraint: "accounts_provider_email" }, "CONFLICT", "provider, email"],
  [{ code: "23503", table: "tasks", detail: 'Key (phase_id)=(gone) is not present in table "phases".' }, "REFUSED", "phaseId"],
  [{ code: "23514", table: "repositories", constraint: "repositories_id_ulid" }, "INVALID", "id"],
  [{ code: "23502", table: "tasks", column: "retry_count" }, "INVALID", "retryCount"],
])("PostgreSQL's %o is %s of %s", (fields, code, field) => {
  expect(fromPostgres(fields)).toMatchObject({ code, details: { field } });
});

test("PostgreSQL's triggers are REFUSED in their own words", () => {
  expect(fromPostgres({ code: "23001", message: "events are append-only" })).toMatchObject({
    code: "REFUSED",
    message: "events are append-only",
  });
});

test.each([
  ["SQLITE_FULL", "UNAVAILABLE", /disk is full/],
  ["SQLITE_CORRUPT_INDEX", "DAMAGED", /restore a backup/],
  ["SQLITE_NOTADB", "DAMAGED", /not a database/],
  ["SQLITE_READONLY_DBMOVED", "UNAVAILABLE", /not written/],
  ["SQLITE_BUSY_SNAPSHOT", "UNAVAILABLE", /try again/],
])("%s is %s", (code, expected, message) => {
  const translated = translateError(Object.assign(new Error("sqlite"), { code }));
  expect(translated).toMatchObject({ code: expected, message: expect.stringMatching(message) });
});

test("what no database has thrown stays as it is", () => {
  const own = new DomainError("NOT_FOUND", "There is no task t.");
  const system = Object.assign(new Error("no such file"), { code: "ENOENT" });
  expect(translateError(own)).toBe(own);
  expect(translateError(system)).toBe(system);
});
