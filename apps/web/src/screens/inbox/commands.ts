import type { CommandEntries } from "../../commands/entry.ts";

const group = "Inbox";

export const inboxCommands = {
  "inbox.pick1": { title: "Pick the 1st answer", group, keys: ["1"] },
  "inbox.pick2": { title: "Pick the 2nd answer", group, keys: ["2"] },
  "inbox.pick3": { title: "Pick the 3rd answer", group, keys: ["3"] },
  "inbox.pick4": { title: "Pick the 4th answer", group, keys: ["4"] },
  "inbox.pick5": { title: "Pick the 5th answer", group, keys: ["5"] },
  "inbox.pick6": { title: "Pick the 6th answer", group, keys: ["6"] },
  "inbox.pick7": { title: "Pick the 7th answer", group, keys: ["7"] },
  "inbox.pick8": { title: "Pick the 8th answer", group, keys: ["8"] },
  "inbox.pick9": { title: "Pick the 9th answer", group, keys: ["9"] },
  "inbox.send": { title: "Send the answer", group, keys: ["enter"] },
  "inbox.sendReply": { title: "Send the reply being written", group, keys: ["mod+enter"], inText: true },
  "inbox.reply": { title: "Reply in words", group, keys: ["r"] },
  "inbox.accept": { title: "Accept", group, keys: ["y"] },
  "inbox.dismiss": { title: "Dismiss or send back", group, keys: ["-"] },
  "inbox.done": { title: "Done with it", group, keys: ["e"] },
  "inbox.snooze": { title: "Snooze", group, keys: ["h"] },
  "inbox.unsnooze": { title: "Bring back now", group, keys: ["u"] },
  "inbox.openSource": { title: "Open where it belongs", group, keys: ["o"] },
  "inbox.allDone": { title: "All updates done", group, keys: ["shift+e"] },
} as const satisfies CommandEntries;
