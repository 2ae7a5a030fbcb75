/** Things of the plan that a text can point to. Pure. */
import type { Outline } from "../../../data/outline.ts";

export interface Mention {
  readonly id: string;
  readonly label: string;
  readonly kind: "Page" | "Phase" | "Task";
  readonly href: string;
}

const AT_MOST = 8;

export function findMentions(
  { initiative, pages, phases, tasks }: Pick<Outline, "initiative" | "pages" | "phases" | "tasks">,
  query: string,
): Mention[] {
  const wanted = query.toLowerCase();
  const found: Mention[] = [];
  const take = (mention: Mention) => {
    if (found.length < AT_MOST && mention.label.toLowerCase().includes(wanted)) found.push(mention);
  };
  for (const { id, title } of pages) take({ id, label: title, kind: "Page", href: `/i/${initiative.id}/pages/${id}` });
  for (const { id, name } of phases) take({ id, label: name, kind: "Phase", href: `/ph/${id}` });
  for (const { id, name } of tasks) take({ id, label: name, kind: "Task", href: `/t/${id}` });
  return found;
}
