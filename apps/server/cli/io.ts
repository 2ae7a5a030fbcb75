import { type Output, type Screen, screenOf } from "./screen.ts";

/** The process around a command. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly screen: Screen;
  /** Data, and nothing else. */
  out(text: string): void;
  /** As `out`, for much of it: resolves when whoever reads has room for more. */
  outSlowly(text: string): Promise<void>;
  /** Progress, warnings and errors. */
  err(text: string): void;
  setExitCode(code: number): void;
}

export function processIo(): Io {
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) stream.on("error", endQuietly);
  return {
    env: process.env,
    cwd: process.cwd(),
    screen: screenOf(stdout as Output, process.env),
    out: (text) => void stdout.write(text),
    outSlowly: (text) => new Promise((resolve) => void stdout.write(text, () => resolve())),
    err: (text) => void stderr.write(text),
    setExitCode: (code) => {
      process.exitCode = code;
    },
  };
}

/** Whoever read our output (`head`, a pager) has enough of it. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit();
  throw error;
}
