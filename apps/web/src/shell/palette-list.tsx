import { clsx } from "clsx";
import { useEffect } from "react";
import { CommandKeys } from "../ui/kbd.tsx";
import { KindIcon } from "./kind-icon.tsx";
import type { PaletteGroup, PaletteRow } from "./palette-rows.ts";

interface PaletteListProps {
  readonly id: string;
  readonly groups: readonly PaletteGroup[];
  readonly activeKey: string | null;
  readonly onHover: (key: string) => void;
  readonly onRun: (row: PaletteRow) => void;
}

type RowProps = Pick<PaletteListProps, "onHover" | "onRun"> & { readonly id: string; readonly row: PaletteRow; readonly isActive: boolean };

function Row({ id, row, isActive, onHover, onRun }: RowProps) {
  return (
    // Keys reach the input, which says by aria-activedescendant where they go.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onPointerMove={() => !isActive && onHover(row.key)}
      onClick={() => onRun(row)}
      className={clsx("flex min-h-8 items-center gap-2.5 rounded-md px-2", isActive && "bg-selected")}
    >
      <KindIcon kind={row.kind} />
      <span className="min-w-0 truncate" title={row.title}>
        {row.title}
      </span>
      <span className="min-w-0 shrink-[2] truncate text-meta text-muted">{row.context}</span>
      <span className="ml-auto shrink-0 text-meta text-muted">
        {row.command ? <CommandKeys id={row.command} /> : row.kind !== "recent" && row.kind}
      </span>
    </div>
  );
}

export function PaletteList({ id, groups, activeKey, onHover, onRun }: PaletteListProps) {
  useEffect(() => {
    if (activeKey !== null) document.getElementById(`${id}-${activeKey}`)?.scrollIntoView({ block: "nearest" });
  }, [id, activeKey]);
  return (
    <div id={`${id}-list`} role="listbox" aria-label="What was found" className={clsx("min-h-0 overflow-auto", groups.length > 0 && "p-2")}>
      {groups.map(({ label, rows }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
        <div key={label} role="group" aria-label={label}>
          <div role="presentation" className="px-2 pt-2 pb-1 text-[11px]/[16px] font-semibold text-faint">
            {label}
          </div>
          {rows.map((row) => (
            <Row key={row.key} id={`${id}-${row.key}`} row={row} isActive={row.key === activeKey} onHover={onHover} onRun={onRun} />
          ))}
        </div>
      ))}
    </div>
  );
}
