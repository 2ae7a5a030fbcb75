import { clsx } from "clsx";
import { useMemo, useState } from "react";
import { countChanged, type DiffLine, diffLines, foldSame, type Gap } from "../data/line-diff.ts";
import { useMarkdownOf } from "../data/use-markdown-of.ts";

const signs = { same: " ", added: "+", removed: "−" } as const;
const spoken = { same: "", added: "Added line: ", removed: "Removed line: " } as const;
const tints = { same: "", added: "bg-added-tint", removed: "bg-removed-tint" } as const;

function Line({ line: { kind, parts } }: { readonly line: DiffLine }) {
  return (
    <div className={clsx("flex min-h-5 gap-2 px-2", tints[kind])}>
      <span aria-hidden className="w-3 shrink-0 text-center font-mono text-muted select-none">
        {signs[kind]}
      </span>
      <span className="min-w-0 grow break-words whitespace-pre-wrap">
        {spoken[kind] && <span className="sr-only">{spoken[kind]}</span>}
        {parts.map(({ text, changed }, index) =>
          changed ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
            <span key={index} className="font-semibold underline decoration-2 underline-offset-2">
              {text}
            </span>
          ) : (
            text
          ),
        )}
      </span>
    </div>
  );
}

function Fold({ gap }: { readonly gap: Gap }) {
  const [open, setOpen] = useState(false);
  // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
  if (open) return gap.lines.map((line, index) => <Line key={index} line={line} />);
  return (
    <button
      type="button"
      onClick={() => setOpen(true)}
      className="block min-h-6 w-full bg-panel px-2 text-left text-meta text-muted hover:text-fg"
    >
      {gap.lines.length} unchanged lines · show
    </button>
  );
}

interface TextDiffProps {
  /** What the text is: "Text of the page". */
  readonly label: string;
  /** As they are stored: a document or Markdown. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Two texts as one, with what went and what came. */
export function TextDiff({ label, before, after }: TextDiffProps) {
  const texts = useMarkdownOf([before, after]);
  const [from, to] = texts ?? [];
  const lines = useMemo(() => (from === undefined || to === undefined ? null : diffLines(from, to)), [from, to]);
  if (lines === null) return <p className="text-muted">Reading the text…</p>;
  const { added, removed } = countChanged(lines);
  return (
    <figure aria-label={label} className="m-0">
      <figcaption className="mb-1 text-meta text-muted">
        {label} · {added + removed === 0 ? "no line differs" : `${added} added, ${removed} removed`}
      </figcaption>
      <div className="overflow-hidden rounded-md border border-line py-1">
        {foldSame(lines).map((line, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          line.kind === "gap" ? <Fold key={index} gap={line} /> : <Line key={index} line={line} />,
        )}
        {lines.length === 0 && <p className="px-2 text-muted">Empty</p>}
      </div>
    </figure>
  );
}
