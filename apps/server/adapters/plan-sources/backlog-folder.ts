import { basename, dirname } from "node:path";
import { z } from "zod";
import { readFrontMatter } from "./front-matter.ts";
import {
  firstFileInside,
  kindOfPath,
  type MarkdownFile,
  namesInside,
  pathInside,
  readMarkdownFolder,
  readPlanText,
} from "./source-files.ts";

/** What the place of a file says about its task; null leaves it to the status field. */
type Standing = "completed" | "draft" | "archived" | null;
export type PlacedFile = { readonly file: MarkdownFile; readonly standing: Standing };

export type BacklogFolder = {
  readonly name: string;
  readonly files: readonly PlacedFile[];
  readonly milestones: readonly MarkdownFile[];
  /** Things that are there and not read, relative to the folder. */
  readonly leftOut: readonly { readonly path: string; readonly why: string }[];
};

// In this order, because an id may be used again after its task was archived: the living task keeps the plain key.
const taskFolders: readonly (readonly [string, Standing])[] = [
  ["tasks", null],
  ["completed", "completed"],
  ["drafts", "draft"],
  ["archive/tasks", "archived"],
  ["archive/drafts", "archived"],
];
const milestoneFolders = ["milestones", "archive/milestones"];
const configNames = ["config.yml", "config.yaml"];
const configShape = z.looseObject({ project_name: z.string() });
const taskFileName = /^[A-Za-z][A-Za-z0-9_]*-(\d+(?:\.\d+)*)\b.*\.md$/i;

/** The id a file name such as `back-4.1 - title.md` carries, or null when the file is not called like a task. */
export function idInFileName(name: string): string | null {
  return taskFileName.test(name) ? (/^[A-Za-z][A-Za-z0-9_]*-\d+(?:\.\d+)*/.exec(name)?.[0] ?? null) : null;
}

async function projectName(folder: string): Promise<string | null> {
  const config = await firstFileInside(folder, configNames);
  if (config === null) return null;
  // The config is YAML of the same kind as a front matter block.
  const parsed = configShape.safeParse(readFrontMatter(`---\n${await readPlanText(config)}\n---\n`).fields);
  return parsed.success ? parsed.data.project_name : null;
}

async function isBacklog(folder: string): Promise<boolean> {
  if ((await projectName(folder)) !== null) return true;
  return (await namesInside(folder, "tasks")).some((name) => idInFileName(name) !== null);
}

/** The Backlog.md folder: named itself, or by the project that holds it. A `tasks` folder of it may be named too. */
export async function locateBacklog(path: string): Promise<string | null> {
  if ((await kindOfPath(path)) !== "folder") return null;
  for (const inner of [".", "backlog", ".backlog"]) {
    const folder = await pathInside(path, inner);
    if (folder !== null && (await kindOfPath(folder)) === "folder" && (await isBacklog(folder))) return folder;
  }
  const above = dirname(path);
  return basename(path) === "tasks" && (await isBacklog(above)) ? above : null;
}

async function otherEntries(folder: string): Promise<{ path: string; why: string }[]> {
  const known = new Set(["tasks", "completed", "drafts", "archive", "milestones", ...configNames]);
  const others = (await namesInside(folder, ".")).filter((name) => !known.has(name) && !name.startsWith("."));
  const archived = (await namesInside(folder, "archive")).filter((name) => !["tasks", "drafts", "milestones"].includes(name));
  return [...others, ...archived.map((name) => `archive/${name}`)].map((path) => ({ path, why: "not part of the plan" }));
}

export async function readBacklogFolder(folder: string): Promise<BacklogFolder> {
  const files: PlacedFile[] = [];
  const leftOut = await otherEntries(folder);
  for (const [place, standing] of taskFolders) {
    const found = await readMarkdownFolder(folder, place);
    for (const file of found.files) {
      // A damaged front matter must not lose a task, but a readme beside the tasks is none.
      if (idInFileName(file.name) !== null || readFrontMatter(file.text).present) files.push({ file, standing });
      else leftOut.push({ path: file.path, why: "neither its name nor a front matter makes it a task" });
    }
    leftOut.push(...found.leftOut.map((path) => ({ path, why: "it is no file of this folder" })));
  }
  const milestones: MarkdownFile[] = [];
  for (const place of milestoneFolders) milestones.push(...(await readMarkdownFolder(folder, place)).files);
  return { name: (await projectName(folder)) ?? basename(folder), files, milestones, leftOut };
}
