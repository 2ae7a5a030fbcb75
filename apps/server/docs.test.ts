import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { commandsMarkdown, exitCodesMarkdown } from "./testing/docs/commands.ts";
import { fill } from "./testing/docs/fill.ts";
import { layersMarkdown } from "./testing/docs/layers.ts";
import { proceduresMarkdown } from "./testing/docs/procedures.ts";
import { tablesMarkdown } from "./testing/docs/tables.ts";
import { toolsMarkdown } from "./testing/docs/tools.ts";
import { root } from "./testing/source-files.ts";

/** What the pages list is written from the code, by this test under `npm run docs`; without that it only compares. */
const written: [page: string, parts: Readonly<Record<string, () => string>>][] = [
  ["architecture.md", { layers: layersMarkdown }],
  ["database.md", { tables: tablesMarkdown }],
  ["api.md", { procedures: proceduresMarkdown }],
  ["mcp.md", { tools: toolsMarkdown }],
  ["cli.md", { commands: commandsMarkdown, "exit-codes": exitCodesMarkdown }],
];

describe("the documentation", () => {
  it.each(written)("%s lists what the code has (npm run docs writes it)", async (page, parts) => {
    const path = join(root, "docs", page);
    const filled = Object.entries(parts).reduce((text, [name, list]) => fill(text, name, list()), readFileSync(path, "utf8"));
    await expect(filled).toMatchFileSnapshot(path);
  });

  it("has no page that nobody links to, and no link that leads nowhere", () => {
    const pages = ["README.md", ...markdownBelow("docs")];
    const links = pages.flatMap(linksOf);
    process.stdout.write(`docs: ${pages.length} pages, ${links.length} links\n`);
    expect(links.length).toBeGreaterThan(pages.length);
    expect(links.filter(({ target }) => !existsSync(join(root, target))).map(({ page, link }) => `${page}: ${link}`)).toEqual([]);
    const linked = new Set(links.map(({ target }) => target));
    expect(pages.filter((page) => page !== "README.md" && !linked.has(page))).toEqual([]);
  });

  it("has headings where links into a page point", () => {
    const anchored = ["README.md", ...markdownBelow("docs")].flatMap(linksOf).filter(({ anchor }) => anchor !== "");
    expect(
      anchored.filter(({ target, anchor }) => !headingsOf(target).includes(anchor)).map(({ page, link }) => `${page}: ${link}`),
    ).toEqual([]);
  });

  it("numbers decisions without gaps, dates them, and says what each decides", () => {
    const decisions = markdownBelow("docs/decisions").map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
    expect(decisions.map(({ path }) => path.slice("docs/decisions/".length, "docs/decisions/".length + 4))).toEqual(
      decisions.map((_, index) => String(index + 1).padStart(4, "0")),
    );
    const wellFormed = /^# \d{4} .+\n\n\d{4}-\d\d-\d\d\. .+[\s\S]*^## Decision$/m;
    expect(decisions.filter(({ text }) => !wellFormed.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

interface Link {
  readonly page: string;
  readonly link: string;
  /** From the root of the repository. */
  readonly target: string;
  readonly anchor: string;
}

function markdownBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name))
    .sort();
}

function linksOf(page: string): Link[] {
  const text = readFileSync(join(root, page), "utf8").replaceAll(/```[\s\S]*?```/g, "");
  return [...text.matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [path = "", anchor = ""] = link.split("#");
      return { page, link, target: path === "" ? page : relative(root, join(root, dirname(page), path)), anchor };
    });
}

const headingsOf = (page: string) =>
  [...readFileSync(join(root, page), "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
