import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { Minus, Pencil, Plus } from "lucide-react";
import { client, trpc } from "../api/trpc.ts";
import { linkOf } from "../data/entity-link.ts";
import { type ChangeEntry, type FieldChange, namesIn, type PlanItem, planItems, unnamedIn } from "../data/plan-entries.ts";
import { useRowNames } from "../data/use-names.ts";
import { usePages } from "../data/use-pages.ts";
import { Button } from "./button.tsx";
import { QueryPanel } from "./states.tsx";
import { TextDiff } from "./text-diff.tsx";

export function useEntries(id: string) {
  return usePages({
    key: [...trpc.changeSets.entries.pathKey(), id],
    read: (after) => client.changeSets.entries.query({ id, limit: 200, after }),
  });
}

/** The entries as items, with the names of what they point to. */
export function usePlanItems(entries: readonly ChangeEntry[]): PlanItem[] {
  const known = namesIn(entries);
  const read = useRowNames(unnamedIn(entries));
  return planItems(entries, (id) => known.get(id) ?? read(id));
}

const icons = { added: Plus, changed: Pencil, removed: Minus } as const;
const tones = { added: "text-done", changed: "text-accent", removed: "text-failed" } as const;
const heads = { added: "bg-added-tint", changed: "bg-panel", removed: "bg-removed-tint" } as const;

function Field({ field: { label, before, after, isText } }: { readonly field: FieldChange }) {
  if (isText) return <TextDiff label={label} before={before} after={after} />;
  return (
    <p className="break-words">
      <span className="text-muted">{label}:</span> {before !== null && <del className="text-muted">{before}</del>}
      {before !== null && after !== null && <span aria-hidden> → </span>}
      {after !== null && <ins className="font-medium no-underline">{after}</ins>}
      {after === null && <span className="text-muted"> (removed)</span>}
    </p>
  );
}

interface ItemProps {
  readonly item: PlanItem;
  readonly initiativeId: string;
}

function Item({ item, initiativeId }: ItemProps) {
  const { kind, what, title, entityType, entityId, fields } = item;
  const Icon = icons[kind];
  const isRow = entityType === "page" || entityType === "phase" || entityType === "task";
  const link = isRow && kind !== "removed" ? linkOf({ kind: entityType, id: entityId, initiativeId }) : null;
  return (
    <li className="overflow-hidden rounded-md border border-line">
      <div className={clsx("flex items-start gap-2 px-2 py-1", heads[kind])}>
        <span className={clsx("flex shrink-0 items-center gap-1 font-medium", tones[kind])}>
          <Icon size={14} aria-hidden />
          {what} {kind}
        </span>
        <span className={clsx("min-w-0 grow break-words", kind === "removed" && isRow && "line-through")}>
          {link ? (
            <Link {...link} className="hover:underline">
              {title}
            </Link>
          ) : (
            title
          )}
        </span>
      </div>
      {fields.length > 0 && (
        <div className="flex flex-col gap-1.5 border-t border-line px-2 py-1.5">
          {fields.map((field) => (
            <Field key={field.label} field={field} />
          ))}
        </div>
      )}
    </li>
  );
}

/** What a change set did, row by row, in the order in which it was done. */
export function PlanDiff({ changeSetId, initiativeId }: { readonly changeSetId: string; readonly initiativeId: string }) {
  const entries = useEntries(changeSetId);
  const items = usePlanItems(entries.items);
  return (
    <QueryPanel
      query={entries.query}
      what="the changes"
      isEmpty={(all) => all.length === 0}
      empty={<p className="text-muted">It changed nothing.</p>}
    >
      {() => (
        <>
          <ul aria-label="Changes" className="flex flex-col gap-2">
            {items.map((item) => (
              <Item key={item.key} item={item} initiativeId={initiativeId} />
            ))}
          </ul>
          {entries.hasMore && (
            <Button kind="quiet" className="mt-2" onClick={() => void entries.more()} disabled={entries.isReadingMore}>
              More changes
            </Button>
          )}
        </>
      )}
    </QueryPanel>
  );
}
