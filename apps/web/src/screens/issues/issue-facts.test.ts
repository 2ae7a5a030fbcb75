import { describe, expect, it } from "vitest";
import { factsOf, type Issue, shownIssues, statusesOf } from "./issue-facts.ts";

describe("factsOf", () => {
  it("reads an issue of GitHub", () => {
    const github = {
      number: 7,
      title: "T",
      body: "Long **text**",
      html_url: "https://github.com/a/b/issues/7",
      labels: [{ name: "bug" }, { name: "ui" }],
    };
    expect(factsOf(github)).toEqual({
      body: "Long **text**",
      url: "https://github.com/a/b/issues/7",
      count: null,
      users: null,
      others: [
        ["number", "7"],
        ["labels", "bug, ui"],
      ],
    });
  });

  it("reads an issue of Sentry, whose count is a text", () => {
    const sentry = { culprit: "app/charge", permalink: "https://sentry.example/1", count: "1204", userCount: 31, level: "error" };
    expect(factsOf(sentry)).toMatchObject({ body: "app/charge", count: 1204, users: 31, others: [["level", "error"]] });
  });

  it("puts the long texts of a ticket together", () => {
    expect(factsOf({ description: "What", details: "How", subtasks: [{ id: 1 }], dependencies: [1, 2] })).toMatchObject({
      body: "What\n\n**details**\n\nHow",
      others: [["dependencies", "1, 2"]],
    });
  });

  it("gives no address that a browser would run", () => {
    for (const url of ["javascript:alert(1)", "data:text/html,x", "//evil.example", "nonsense", 7]) expect(factsOf({ url }).url).toBeNull();
    expect(factsOf({ html_url: "javascript:alert(1)", url: "http://a.example" }).url).toBe("http://a.example");
  });

  it("bears whatever a source sends", () => {
    for (const data of [null, undefined, 1, [], {}]) expect(factsOf(data)).toMatchObject({ body: null, url: null, others: [] });
    expect(factsOf("only text").body).toBe("only text");
    expect(factsOf({ a: null, b: { c: 1 }, d: "x".repeat(300), e: "two\nlines", f: [] }).others).toEqual([]);
  });
});

const issue = (id: string, status: string, day: number) => ({ id, status, createdAt: `2026-01-0${day}T00:00:00.000Z` }) as Issue;
const issues = [issue("a", "open", 1), issue("b", "ignored", 2), issue("c", "done", 3)];

it("shows the newest first, and the ignored only when asked for", () => {
  expect(shownIssues(issues, undefined).map(({ id }) => id)).toEqual(["c", "a"]);
  expect(shownIssues(issues, "ignored").map(({ id }) => id)).toEqual(["b"]);
});

it("offers the states that there are, and the chosen one", () => {
  expect(statusesOf(issues, undefined)).toEqual(["done", "ignored", "open"]);
  expect(statusesOf([], "closed")).toEqual(["closed", "ignored"]);
});
