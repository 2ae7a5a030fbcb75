import type { CommandEntries } from "../../commands/entry.ts";

const group = "Chat";

export const chatCommands = {
  "chat.send": { title: "Send", group, keys: ["mod+enter"], inText: true },
  "chat.write": { title: "Write a message", group, keys: ["r"] },
  "chat.close": { title: "Close the chat", group, keys: [] },
  "chat.open": { title: "Open the chat", group, keys: [] },
} as const satisfies CommandEntries;
