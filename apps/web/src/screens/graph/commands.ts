import type { CommandEntries } from "../../commands/entry.ts";

const group = "Graph";

export const graphCommands = {
  "graph.zoomIn": { title: "Zoom in", group, keys: ["="] },
  "graph.zoomOut": { title: "Zoom out", group, keys: ["-"] },
  "graph.fit": { title: "Show all of it", group, keys: ["0"] },
} as const satisfies CommandEntries;
