import type { CommandEntries } from "../../commands/entry.ts";

const page = "Page";

export const pageCommands = {
  "page.create": { title: "Create a subpage", group: page, keys: ["c"] },
  "page.rename": { title: "Change the title of the page", group: page, keys: ["f2"] },
  "page.source": { title: "Markdown source, and back", group: page, keys: ["mod+e"], inText: true },
  "page.save": { title: "Save the page now", group: page, keys: ["mod+s"], inText: true },
  "page.moveUp": { title: "Move the page up", group: page, keys: ["alt+arrowup"] },
  "page.moveDown": { title: "Move the page down", group: page, keys: ["alt+arrowdown"] },
  "page.moveIn": { title: "Move the page below the one above it", group: page, keys: ["alt+arrowright"] },
  "page.moveOut": { title: "Move the page up one level", group: page, keys: ["alt+arrowleft"] },
  "page.delete": { title: "Delete the page", group: page, keys: [] },
  "page.copyMarkdown": { title: "Copy the page as Markdown", group: page, keys: [] },
  "page.download": { title: "Download the page as .md", group: page, keys: [] },
  "page.replace": { title: "Replace the page from a Markdown file", group: page, keys: [] },
  "page.compare": { title: "Show both versions of the page", group: page, keys: [] },
  "page.keepMine": { title: "Keep my version of the page", group: page, keys: [] },
  "page.takeTheirs": { title: "Take their version of the page", group: page, keys: [] },
} as const satisfies CommandEntries;
