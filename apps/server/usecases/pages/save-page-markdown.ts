import { contentSchema, DomainError, type Page } from "@signalbox/contracts";
import { fromMarkdown } from "@signalbox/documents";
import type { Command } from "../command.ts";
import { savePage } from "./save-page.ts";

export interface SavePageMarkdown {
  readonly id: string;
  readonly expectedRevision: number;
  readonly markdown: string;
}

/** `savePage` with what the Markdown says. What has no node in a document is kept verbatim in it; REFUSED where not even that is possible. */
export const savePageMarkdown: Command<SavePageMarkdown, Page> = async (app, context, { markdown, ...page }) =>
  savePage(app, context, { ...page, content: contentOf(page.id, markdown) });

function contentOf(id: string, markdown: string): string {
  const { json, loss } = fromMarkdown(markdown);
  const [first] = loss;
  if (first)
    throw new DomainError(
      "REFUSED",
      `Page ${id} was not saved: line ${first.line} of its Markdown ${first.reason}${loss.length > 1 ? `, and ${loss.length - 1} more` : ""}. Change these lines.`,
      { details: { entity: "page", field: "markdown", id, loss } },
    );
  const content = JSON.stringify(json);
  if (contentSchema.safeParse(content).success) return content;
  throw new DomainError("INVALID", `Page ${id} was not saved: its Markdown makes a document that is too long (markdown). Split the page.`, {
    details: { entity: "page", field: "markdown", id },
  });
}
