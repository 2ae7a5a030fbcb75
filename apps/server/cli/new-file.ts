import { existsSync } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { DomainError } from "@signalbox/contracts";

/** A file that appears under its name when it is complete, readable by its owner alone. */
export interface NewFile {
  readonly path: string;
  readonly write: (text: string) => Promise<void>;
  keep(): Promise<void>;
  discard(): Promise<void>;
}

export async function newFile(path: string, { force }: { readonly force: boolean }): Promise<NewFile> {
  if (!force && existsSync(path))
    throw new DomainError("CONFLICT", `There is already a file ${path}. Choose another name, or replace it with --force.`, {
      details: { path },
    });
  const unfinished = `${path}.${process.pid}.part`;
  const file = await attempt(path, () => open(unfinished, "wx", 0o600));
  return {
    path,
    write: (text) => attempt(path, () => file.writeFile(text)),
    keep: () =>
      attempt(path, async () => {
        await file.sync();
        await file.close();
        await rename(unfinished, path);
      }),
    discard: () => drop(file, unfinished),
  };
}

async function drop(file: FileHandle, path: string): Promise<void> {
  await file.close().catch(() => {});
  await rm(path, { force: true });
}

async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown cause";
    throw new DomainError("INVALID", `The file ${path} cannot be written (${code}). Look at its folder and the room on the disk.`, {
      cause: error,
      details: { path },
    });
  }
}
