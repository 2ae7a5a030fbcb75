import type { ReactNode } from "react";

interface PanelTableProps {
  readonly title: string;
  readonly columns: readonly string[];
  /** The rows of the body. */
  readonly children: ReactNode;
}

/** A small table below a heading. On a narrow screen it scrolls sideways. */
export function PanelTable({ title, columns, children }: PanelTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label={title}>
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="border-b border-line text-meta text-muted">
            {columns.map((column) => (
              <th key={column} scope="col" className="py-1 pr-4 font-medium whitespace-nowrap">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&_td]:border-b [&_td]:border-line [&_td]:py-1.5 [&_td]:pr-4 [&_td]:align-top">{children}</tbody>
      </table>
    </section>
  );
}

/** A part of a detail, with its heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}
