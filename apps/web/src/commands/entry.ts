export interface CommandEntry {
  /** What it does, as a person would say it: "Snooze". */
  readonly title: string;
  /** Where it belongs in the sheet of shortcuts. */
  readonly group: string;
  /** Any of these. A sequence has spaces: "g i". "mod" is Ctrl, and Command on a Mac. Empty: reached by palette, menu and button. */
  readonly keys: readonly string[];
  /** Also while a text is being edited. Only for chords that write nothing. */
  readonly inText?: boolean;
}

export type CommandEntries = Readonly<Record<string, CommandEntry>>;
