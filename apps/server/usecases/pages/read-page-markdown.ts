import type { PageMarkdown } from "@signalbox/contracts";
import { markdownOf } from "@signalbox/documents";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { getPage } from "./get-page.ts";

/** Text that was stored as Markdown, by an import or a proposal, comes letter by letter. */
export async function readPageMarkdown(reads: Pick<ReadRepositories, "pages">, id: string): Promise<PageMarkdown> {
  const { content, revision, title } = await getPage(reads, id);
  return { markdown: markdownOf(content), revision, title };
}
