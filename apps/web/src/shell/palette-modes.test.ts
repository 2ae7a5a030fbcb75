import { expect, it } from "vitest";
import { parsePalette, serverText } from "./palette-modes.ts";

it("tells by the first sign what is looked for", () => {
  expect(parsePalette("> back up ")).toEqual({ mode: "commands", typed: "back up" });
  expect(parsePalette("#lamp")).toEqual({ mode: "tasks", typed: "lamp" });
  expect(parsePalette("@")).toEqual({ mode: "agents", typed: "" });
  expect(parsePalette(":120")).toEqual({ mode: "sequence", typed: "120" });
  expect(parsePalette(" lamp > hall")).toEqual({ mode: "all", typed: "lamp > hall" });
  expect(parsePalette("")).toEqual({ mode: "all", typed: "" });
});

it("asks the server only for what it may know", () => {
  expect(serverText("lamp")).toBe("lamp");
  expect(serverText("#la")).toBe("la");
  expect(serverText("l")).toBeNull();
  expect(serverText(">lamp")).toBeNull();
  expect(serverText(":120")).toBeNull();
});
