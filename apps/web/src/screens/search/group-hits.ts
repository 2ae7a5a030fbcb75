/** Search results as rows of one list: a heading for each kind, and its hits below. Pure. */
export interface Hit {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly snippet: string | null;
  readonly initiativeId: string | null;
  readonly status: string | null;
}

const order = ["initiative", "phase", "task", "page", "issue", "agent", "errand"];

const headings: Readonly<Record<string, string>> = {
  initiative: "Initiatives",
  phase: "Phases",
  task: "Tasks",
  page: "Pages",
  issue: "Issues",
  agent: "Agents",
  errand: "Errands",
};

export interface HitGroup {
  readonly kind: string;
  readonly heading: string;
  readonly hits: readonly Hit[];
}

/** By kind, in the order of the plan; within one kind as the server ranked them. */
export function groupHits(hits: readonly Hit[]): HitGroup[] {
  const groups = Map.groupBy(hits, ({ kind }) => kind);
  const known = [...order, ...[...groups.keys()].filter((kind) => !order.includes(kind))];
  return known.flatMap((kind) => {
    const of = groups.get(kind);
    return of === undefined ? [] : [{ kind, heading: headings[kind] ?? kind, hits: of }];
  });
}

/** Where what was looked for stands in a text; null where it does not. */
export function markIn(text: string, wanted: string): readonly [string, string, string] | null {
  const at = wanted === "" ? -1 : text.toLowerCase().indexOf(wanted.toLowerCase());
  return at < 0 ? null : [text.slice(0, at), text.slice(at, at + wanted.length), text.slice(at + wanted.length)];
}
