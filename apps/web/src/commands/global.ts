import type { CommandEntries } from "./entry.ts";

const go = "Go to";
const anywhere = "Anywhere";

export const globalCommands = {
  "palette.open": { title: "Search and commands", group: anywhere, keys: ["mod+k"], inText: true },
  "shortcuts.show": { title: "Keyboard shortcuts", group: anywhere, keys: ["?"] },
  "create.task": { title: "Create a task", group: anywhere, keys: ["c"] },
  "create.initiative": { title: "Create an initiative", group: anywhere, keys: [] },
  "needs.next": { title: "Next thing that needs me", group: anywhere, keys: ["n"] },
  undo: { title: "Undo", group: anywhere, keys: ["z"] },
  "filter.focus": { title: "Filter or search", group: anywhere, keys: ["/"] },
  refresh: { title: "Sort again and refresh", group: anywhere, keys: ["."] },
  up: { title: "Back up one level", group: anywhere, keys: ["escape"] },
  "main.focus": { title: "Focus the main part", group: anywhere, keys: ["shift+escape"] },
  "rail.toggle": { title: "Show or hide the rail", group: anywhere, keys: ["["] },
  "peek.close": { title: "Close the peek panel", group: anywhere, keys: ["]"] },
  "theme.toggle": { title: "Switch between light and dark", group: anywhere, keys: [] },
  "go.inbox": { title: "Inbox", group: go, keys: ["g i"] },
  "go.agents": { title: "Agents", group: go, keys: ["g f"] },
  "go.activity": { title: "Activity", group: go, keys: ["g a"] },
  "go.proposals": { title: "Proposals", group: go, keys: ["g d"] },
  "go.issues": { title: "Issues", group: go, keys: ["g x"] },
  "go.errands": { title: "Errands", group: go, keys: ["g e"] },
  "go.conversations": { title: "Conversations", group: go, keys: ["g c"] },
  "go.accounts": { title: "Accounts", group: go, keys: ["g u"] },
  "go.repositories": { title: "Repositories", group: go, keys: ["g o"] },
  "go.settings": { title: "Settings", group: go, keys: ["g s"] },
  "go.search": { title: "Search", group: go, keys: ["g /"] },
  "go.welcome": { title: "Welcome", group: go, keys: ["g w"] },
} as const satisfies CommandEntries;

const lists = "Lists";

export const listCommands = {
  "list.next": { title: "Next row", group: lists, keys: ["j", "arrowdown"] },
  "list.previous": { title: "Previous row", group: lists, keys: ["k", "arrowup"] },
  "list.first": { title: "First row", group: lists, keys: ["home"] },
  "list.last": { title: "Last row", group: lists, keys: ["end"] },
  "list.open": { title: "Open", group: lists, keys: ["enter"] },
  "list.peek": { title: "Peek", group: lists, keys: ["space"] },
  "list.select": { title: "Select", group: lists, keys: ["x"] },
  "list.extendNext": { title: "Extend the selection down", group: lists, keys: ["shift+j", "shift+arrowdown"] },
  "list.extendPrevious": { title: "Extend the selection up", group: lists, keys: ["shift+k", "shift+arrowup"] },
  "list.selectAll": { title: "Select all", group: lists, keys: ["mod+a"] },
} as const satisfies CommandEntries;
