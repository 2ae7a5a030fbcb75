/** The programs that Signalbox works with. Nothing else is ever asked for, whoever asks. */
export type KnownProgram = "git" | "claude" | "codex" | "gemini" | "opencode";

export type ProgramVersion =
  | { readonly state: "found"; readonly version: string }
  | { readonly state: "missing" }
  /** It is there and did not answer as it should; says why. */
  | { readonly state: "failed"; readonly reason: string };

export interface Programs {
  /** Node.js, which runs this. */
  readonly nodeVersion: string;
  /** As Node.js names it: "linux", "darwin", "win32". */
  readonly platform: string;
  /** Asks the program itself, within a few seconds. Never throws. */
  versionOf(program: KnownProgram): Promise<ProgramVersion>;
}
