import { expect, it } from "vitest";
import { bareTitle, withRecent } from "./recent.ts";

it("remembers each page once, the newest first, and not more than eight", () => {
  const page = (path: string, title = path) => ({ path, title });
  expect(withRecent([page("/a"), page("/b", "Task")], page("/b", "Find the lamp"))).toEqual([page("/b", "Find the lamp"), page("/a")]);
  const many = Array.from({ length: 8 }, (_, index) => page(`/${index}`));
  expect(withRecent(many, page("/new"))).toHaveLength(8);
});

it("takes from a title what is no part of the page", () => {
  expect(bareTitle("(3) Inbox · Signalbox")).toBe("Inbox");
  expect(bareTitle("Find (2) lamps · Signalbox")).toBe("Find (2) lamps");
});
