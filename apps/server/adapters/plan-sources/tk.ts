import { basename, dirname } from "node:path";
import { z } from "zod";
import type { PlanDraft } from "../../domain/plan-draft.ts";
import type { PlanSource } from "../../ports/plan-source.ts";
import { createDraftBuilder, createNamer, type DraftBuilder } from "./draft-builder.ts";
import { foreignReferences, foreignText } from "./foreign-values.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { commonPrefix } from "./id-prefix.ts";
import { invalidPlan, kindOfPath, type MarkdownFile, pathInside, readMarkdownFolder, readPlanText } from "./source-files.ts";

const source = "tk";

const ticketShape = z.looseObject({
  id: foreignText,
  status: foreignText,
  deps: foreignReferences,
  links: foreignReferences,
  created: foreignText,
  type: foreignText,
  priority: foreignText,
  parent: foreignText,
});
const fields = new Set(Object.keys(ticketShape.shape));

type Ticket = z.infer<typeof ticketShape>;
type Entry = {
  readonly file: MarkdownFile;
  readonly front: FrontMatter;
  readonly ticket: Ticket;
  readonly id: string;
  readonly key: string;
};

/** The title is the first heading of the file; the rest, notes included, is the description. */
function splitTitle(body: string): { title: string | null; rest: string | null } {
  const heading = /^#[ \t]+(.+)$/m.exec(body);
  const rest = (heading ? body.slice(0, heading.index) + body.slice(heading.index + heading[0].length) : body).trim();
  return { title: heading?.[1]?.trim() ?? null, rest: rest === "" ? null : rest };
}

function addTicket(draft: DraftBuilder, { file, front, ticket, id, key }: Entry, initiativeKey: string): void {
  const recordSourceId = `${source}:${key}`;
  const { title, rest } = splitTitle(front.body);
  const name = title ?? id;
  draft.addRecord({ sourceId: recordSourceId, title: name, raw: { path: file.path, text: file.text }, status: ticket.status ?? "open" });
  draft.addTask({
    key,
    recordSourceId,
    initiativeKey,
    name,
    description: rest,
    status: ticket.status,
    priority: ticket.priority,
    category: ticket.type,
    // 0 and 1 are both high here, 3 and 4 both low; the order keeps them apart.
    order: ticket.priority !== null && /^[0-4]$/.test(ticket.priority) ? Number(ticket.priority) : 2,
    created: { field: "created", text: ticket.created },
  });
  if (front.complaint !== null || !front.present) {
    draft.report(recordSourceId, "front matter", { value: front.complaint ?? "missing", treatedAs: "read field by field" });
  }
  if (key !== id) draft.report(recordSourceId, "id", { value: id, treatedAs: `${key}, because another ticket has this id` });
  draft.leftovers(recordSourceId, front.fields, { fields });
}

function connectTicket(draft: DraftBuilder, { ticket, key: from }: Entry): void {
  if (ticket.parent !== null) draft.connect({ from, to: ticket.parent, as: "parent" });
  for (const to of ticket.deps) draft.connect({ from, to, as: "dependency" });
  // tk writes a link into both tickets; in one direction it is one link, not two.
  for (const to of ticket.links) {
    const [first = from, second = to] = [from, to].sort();
    draft.connect(draft.hasTask(to) ? { from: first, to: second, as: { link: "related" } } : { from, to, as: { link: "related" } });
  }
}

/** The folder of tickets: named itself, or by the project that holds it. */
async function locateFolder(path: string): Promise<string | null> {
  if ((await kindOfPath(path)) !== "folder") return null;
  if (basename(path) === ".tickets") return path;
  const inside = await pathInside(path, ".tickets");
  return inside !== null && (await kindOfPath(inside)) === "folder" ? inside : null;
}

function isTicket(text: string): boolean {
  const { fields: front } = readFrontMatter(text);
  const { id, status } = ticketShape.parse(front);
  // Other tools write an id and a status as well; these three are how tk writes them.
  const ofTk = "deps" in front || "links" in front || "type" in front;
  return id !== null && ["open", "in_progress", "closed"].includes(status ?? "") && ofTk;
}

async function readTickets(path: string): Promise<{ files: MarkdownFile[]; leftOut: string[]; name: string } | null> {
  const folder = await locateFolder(path);
  if (folder !== null) return { ...(await readMarkdownFolder(folder, ".")), name: basename(dirname(folder)) || source };
  if ((await kindOfPath(path)) !== "file" || !path.toLowerCase().endsWith(".md")) return null;
  const text = await readPlanText(path);
  const name = basename(path);
  return isTicket(text) ? { files: [{ path: name, name, text }], leftOut: [], name: source } : null;
}

async function read(path: string): Promise<PlanDraft> {
  const found = await readTickets(path);
  if (!found) throw invalidPlan(path, "it is not a tk ticket or a folder with .tickets in it.");
  const draft = createDraftBuilder(source);
  const unique = createNamer();
  const entries = found.files.map((file): Entry => {
    const front = readFrontMatter(file.text);
    const ticket = ticketShape.parse(front.fields);
    const id = ticket.id?.trim() ?? basename(file.name, ".md");
    return { file, front, ticket, id, key: unique(id) };
  });
  const initiativeKey = commonPrefix(entries.map(({ id }) => id)) ?? found.name;
  draft.addInitiative({ key: initiativeKey, name: initiativeKey });
  for (const entry of entries) addTicket(draft, entry, initiativeKey);
  for (const entry of entries) connectTicket(draft, entry);
  for (const file of found.leftOut) draft.report(source, "file", { value: file, treatedAs: "left out: it is no file of this folder" });
  return draft.finish();
}

export function tkSource(): PlanSource {
  return {
    name: source,
    recognizes: async (path) => (await locateFolder(path)) !== null || (await readTickets(path)) !== null,
    read,
  };
}
