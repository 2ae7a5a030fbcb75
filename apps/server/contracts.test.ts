import {
  apiKeyScopeSchema,
  bodySchema,
  contentSchema,
  gitRefSchema,
  gitUrlSchema,
  idSchema,
  issueIdOf,
  issueIdSchema,
  jsonValueSchema,
  nameSchema,
  newErrandSchema,
  newIssueSchema,
  newLeaseSchema,
  newObjectMetadataSchema,
  newRepositoryRelationshipSchema,
  newTaskSchema,
  pagedSchema,
  pageInputSchema,
  taskPatchSchema,
  ulidSchema,
} from "@signalbox/contracts";
import { nanoid } from "nanoid";
import { monotonicFactory } from "ulid";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const ulid = monotonicFactory();
const accepts = (schema: z.ZodType, value: unknown) => expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(true);
const refuses = (schema: z.ZodType, value: unknown) => expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(false);

describe("ids", () => {
  it("takes what nanoid makes and what imports bring", () => {
    for (let i = 0; i < 100; i++) accepts(idSchema, nanoid());
    for (const id of ["a", "TASK-12_3", "x".repeat(64)]) accepts(idSchema, id);
  });
  it("refuses everything that could be a path, a query or another line", () => {
    for (const id of ["", "x".repeat(65), "a b", "../a", "a/b", "a.b", "a\n", "é", "a:b", 7, null]) refuses(idSchema, id);
  });
  it("takes ULIDs only in their canonical form", () => {
    for (let i = 0; i < 100; i++) accepts(ulidSchema, ulid());
    accepts(ulidSchema, "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    const valid = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    accepts(ulidSchema, valid);
    for (const bad of [`8${valid.slice(1)}`, valid.toLowerCase(), valid.slice(1), `${valid}A`, `${valid}\n`, ""]) refuses(ulidSchema, bad);
    for (const letter of "ILOU") refuses(ulidSchema, `${valid.slice(0, 25)}${letter}`);
  });
  it("names an issue by its source", () => {
    const id = issueIdOf({ sourceType: "github", sourceId: "owner/repo#12" });
    expect(id).toBe("github:owner/repo#12");
    accepts(issueIdSchema, id);
    for (const bad of ["github:", "jira:1", "github", "xgithub:1"]) refuses(issueIdSchema, bad);
  });
});

describe("text", () => {
  it("trims names and bounds them", () => {
    expect(nameSchema.parse("  a name \n")).toBe("a name");
    accepts(nameSchema, "x".repeat(500));
    for (const bad of ["", " \t\n", "x".repeat(501), "a\0b", "\ud800"]) refuses(nameSchema, bad);
  });
  it("keeps content as written up to a million characters", () => {
    expect(contentSchema.parse(" a\n")).toBe(" a\n");
    for (const good of ["", "😀", "x".repeat(1_000_000)]) accepts(contentSchema, good);
    for (const bad of ["x".repeat(1_000_001), "a\0", "\udc00"]) refuses(contentSchema, bad);
    refuses(bodySchema, " \n");
  });
  it("takes JSON that both databases give back as it was", () => {
    for (const good of [null, 0, "", [], { a: [1, null] }, "\\u0000", "C:\\ud8ff", "😀"]) accepts(jsonValueSchema, good);
    const circular: { self?: unknown } = {};
    circular.self = circular;
    for (const bad of [undefined, () => 1, "\0", { "a\0": 1 }, ["\\\0"], "\ud83d"]) refuses(jsonValueSchema, bad);
    expect(jsonValueSchema.safeParse(circular).success).toBe(false);
  });
});

describe("git", () => {
  it("takes branches, tags and commits", () => {
    for (const ref of ["main", "cw/user-auth", "refs/heads/a.b", "v1.2.3", "0".repeat(40), "a@b", "lock", "größe", "feature/-x"])
      accepts(gitRefSchema, ref);
  });
  it.each([
    ["-f", "a leading dash"],
    ["--upload-pack=x", "a leading dash"],
    ["a..b", "two dots"],
    ["a b", "a space"],
    ["a\nb", "a control character"],
    ["a\u007f", "a control character"],
    ["a\0", "a control character"],
    ["a~1", "~"],
    ["a^", "^"],
    ["a:b", ":"],
    ["a?", "?"],
    ["a*", "*"],
    ["a[b", "["],
    ["a\\b", "a backslash"],
    ["a.lock", "a trailing .lock"],
    ["a.lock/b", "a folder ending .lock"],
    ["a/", "a trailing slash"],
    ["/a", "a leading slash"],
    ["a//b", "an empty folder"],
    ["a/.b", "a hidden folder"],
    [".a", "a leading dot"],
    ["a.", "a trailing dot"],
    ["a@{1}", "@{"],
    ["@", "@ alone"],
    ["", "nothing"],
    ["x".repeat(251), "too long"],
  ])("refuses %j (%s)", (ref) => {
    refuses(gitRefSchema, ref);
  });
  it("takes addresses of remotes and nothing git would run or read as an option", () => {
    const good = [
      "https://example.org/a.git",
      "git@example.org:a/b.git",
      "ssh://git@example.org:22/a",
      "/srv/my code/a",
      "../a",
      "file:///a",
    ];
    for (const url of good) accepts(gitUrlSchema, url);
    for (const url of ["-u", " --upload-pack=x", "ext::sh -c id", "a\nb", "", "x".repeat(2049)]) refuses(gitUrlSchema, url);
  });
});

describe("pages of a list", () => {
  it("asks for 50 unless told, 200 at most", () => {
    expect(pageInputSchema.parse({})).toEqual({ limit: 50 });
    expect(pageInputSchema.parse({ limit: 200, after: "c" })).toEqual({ limit: 200, after: "c" });
    for (const limit of [0, -1, 201, 1.5, Number.NaN, "50"]) refuses(pageInputSchema, { limit });
    refuses(pageInputSchema, { after: "x".repeat(501) });
  });
  it("says where the next page begins", () => {
    const schema = pagedSchema(z.string());
    accepts(schema, { items: ["a"], next: null });
    accepts(schema, { items: [], next: "c" });
    refuses(schema, { items: [1], next: null });
    refuses(schema, { items: [] });
  });
});

describe("inputs", () => {
  it("needs no more of a task than its name, and never takes what the store keeps", () => {
    expect(newTaskSchema.parse({ name: "a", unmetDependencies: 5, gateOpen: true, updatedAt: new Date(0) })).toEqual({ name: "a" });
    accepts(newTaskSchema, { id: "T-1", name: "a", createdAt: new Date(0), phaseId: null, status: "cancelled" });
    for (const bad of [{}, { name: " " }, { name: "a", status: "done" }, { name: "a", order: 0.5 }, { name: "a", retryCount: -1 }])
      refuses(newTaskSchema, bad);
  });
  it("lets a patch clear what may be empty and nothing else, and never the id", () => {
    expect(taskPatchSchema.parse({ id: "x", description: null })).toEqual({ description: null });
    expect(taskPatchSchema.parse({})).toEqual({});
    for (const bad of [{ name: null }, { name: "" }, { status: null }]) refuses(taskPatchSchema, bad);
  });
  it("needs an errand's id from its caller", () => {
    accepts(newErrandSchema, { id: "e", projectId: "p", description: "d", branch: "b" });
    refuses(newErrandSchema, { projectId: "p", description: "d", branch: "b" });
    refuses(newErrandSchema, { id: "e", projectId: "p", description: "d", branch: "-b" });
  });
  it("needs what the source said of an issue", () => {
    accepts(newIssueSchema, { sourceType: "ticket", sourceId: "a", sourceData: null, title: "t" });
    refuses(newIssueSchema, { sourceType: "ticket", sourceId: "a", title: "t" });
  });
  it("leases a repository or one ref of it", () => {
    const lease = { repositoryId: ulid(), holderType: "agent", holderId: "a" };
    for (const scope of [undefined, "*", "refs/heads/main"]) accepts(newLeaseSchema, { ...lease, scope });
    for (const scope of ["", "**", "refs/*", null]) refuses(newLeaseSchema, { ...lease, scope });
    refuses(newLeaseSchema, { ...lease, repositoryId: nanoid() });
  });
  it("checks object ids and relationships", () => {
    const object = { oid: "a".repeat(64), size: 0, mediaType: "text/plain", storageKey: "k", repositoryId: ulid() };
    accepts(newObjectMetadataSchema, object);
    for (const oid of ["A".repeat(64), "a".repeat(63), "g".repeat(64)]) refuses(newObjectMetadataSchema, { ...object, oid });
    refuses(newObjectMetadataSchema, { ...object, size: -1 });
    const [from, to] = [ulid(), ulid()];
    accepts(newRepositoryRelationshipSchema, { fromRepositoryId: from, toRepositoryId: to, type: "fork_of" });
    refuses(newRepositoryRelationshipSchema, { fromRepositoryId: from, toRepositoryId: from, type: "fork_of" });
  });
  it("knows four kinds of scope", () => {
    for (const scope of ["read", "plan", "admin", "agent:abc_-1", `agent:${nanoid()}`]) accepts(apiKeyScopeSchema, scope);
    for (const scope of ["", "write", "agent:", "agent:*", "agent:a b", "xagent:a", "agent:a\n", "Admin"])
      refuses(apiKeyScopeSchema, scope);
  });
});
