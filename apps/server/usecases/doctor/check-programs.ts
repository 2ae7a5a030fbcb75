import type { DoctorCheck } from "@signalbox/contracts";
import type { KnownProgram, Programs, ProgramVersion } from "../../ports/programs.ts";

interface Wanted {
  readonly program: KnownProgram;
  readonly title: string;
  /** The command that installs it. */
  readonly install: (platform: string) => string;
  readonly missing: Pick<DoctorCheck, "state" | "detail">;
}

const agent = (program: KnownProgram, title: string, name: string): Wanted => ({
  program,
  title,
  install: () => `npm install --global ${name}`,
  missing: { state: "warn", detail: "Not found. It is needed only for agents of this kind." },
});

const gitInstall: Readonly<Record<string, string>> = { darwin: "xcode-select --install", win32: "winget install --id Git.Git" };

const wanted: readonly Wanted[] = [
  {
    ...{ program: "git", title: "Git", install: (platform) => gitInstall[platform] ?? "sudo apt-get install git" },
    missing: { state: "fail", detail: "Not found. Agents work in worktrees of git." },
  },
  agent("claude", "Claude Code", "@anthropic-ai/claude-code"),
  agent("codex", "Codex", "@openai/codex"),
  agent("gemini", "Gemini CLI", "@google/gemini-cli"),
  agent("opencode", "opencode", "opencode-ai"),
];

/** All at once: a slow one holds up none of the others. */
export function checkPrograms({ versionOf, platform }: Programs): Promise<DoctorCheck[]> {
  return Promise.all(
    wanted.map(async ({ program, title, install, missing }) => {
      const found = await versionOf(program);
      const check = { id: program, title };
      if (found.state === "missing") return { ...check, ...missing, fix: install(platform) };
      return { ...check, ...saidBy(program, found) };
    }),
  );
}

function saidBy(
  program: KnownProgram,
  found: Exclude<ProgramVersion, { state: "missing" }>,
): Pick<DoctorCheck, "state" | "detail" | "fix"> {
  if (found.state === "found") return { state: "ok", detail: `Version ${found.version}.`, fix: null };
  return { state: "warn", detail: `It is there, but ${found.reason}.`, fix: `${program} --version` };
}
