import { expect, it } from "vitest";
import { csvCell, headOf, linesOf } from "./export-events.ts";

const event = {
  sequence: 7,
  createdAt: "2026-11-21T12:00:00.000Z",
  type: "apiKey.revoked",
  streamType: "apiKey",
  streamId: "k1",
  actorType: "user",
  actorId: "owner",
  keyId: null,
  commandId: null,
  payload: { name: 'a "b", c' },
};

it("quotes a cell only where it must, and lets no spreadsheet run it", () => {
  expect(csvCell("plain")).toBe("plain");
  expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
  expect(csvCell("a\nb")).toBe('"a\nb"');
  expect(csvCell("=1+1")).toBe("'=1+1");
  expect(csvCell(-1)).toBe("-1");
  expect(csvCell(null)).toBe("");
});

it("writes a line for each event", () => {
  expect(linesOf([event, event], "jsonl").split("\n")).toEqual([JSON.stringify(event), JSON.stringify(event), ""]);
  expect(headOf("csv")).toMatch(/^sequence,createdAt,type,.*,summary,payload\r\n$/);
  const [line] = linesOf([event], "csv").split("\r\n");
  expect(line).toBe(
    '7,2026-11-21T12:00:00.000Z,apiKey.revoked,apiKey,k1,user,owner,,,"Revoked API key: a ""b"", c","{""name"":""a \\""b\\"", c""}"',
  );
});
