import { cellWidth, oneLine, wrap } from "./cell-width.ts";
import type { Screen, Style } from "./screen.ts";

export interface Column<Row> {
  readonly heading: string;
  readonly value: (row: Row) => string;
  readonly style?: ((row: Row) => Style | undefined) | undefined;
  /** Gives up room, and wraps, where the table is wider than the screen. At most one column of a table does. */
  readonly wraps?: boolean;
}

const GAP = "  ";
const NARROWEST = 12;

/** Columns under their headings, aligned by the cells their text takes. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], screen: Screen): string {
  const cells = rows.map((row) => columns.map((column) => oneLine(column.value(row))));
  const natural = columns.map(({ heading }, at) => Math.max(cellWidth(heading), ...cells.map((line) => cellWidth(line[at] ?? ""))));
  const widths = squeezed(columns, natural, screen.width);
  const headings = columns.map(({ heading }) => [heading]);
  const head = drawRow(headings, widths, (text) => screen.paint("bold", text));
  const body = rows.flatMap((row, line) =>
    drawRow(
      columns.map((_, at) => wrap(cells[line]?.[at] ?? "", widths[at] ?? NARROWEST)),
      widths,
      (text, at) => {
        const style = columns[at]?.style?.(row);
        return style === undefined ? text : screen.paint(style, text);
      },
    ),
  );
  return [...head, ...body].join("\n");
}

function squeezed<Row>(columns: readonly Column<Row>[], natural: readonly number[], width: number | undefined): readonly number[] {
  const total = natural.reduce((sum, cell) => sum + cell, 0) + GAP.length * (columns.length - 1);
  if (width === undefined || total <= width) return natural;
  const tooMuch = total - width;
  return natural.map((cell, at) => (columns[at]?.wraps ? Math.max(Math.min(NARROWEST, cell), cell - tooMuch) : cell));
}

type Painting = (text: string, column: number) => string;

/** One row of the table, as many lines high as its highest cell. Padding is left unpainted, and ends no line. */
function drawRow(cells: readonly (readonly string[])[], widths: readonly number[], painted: Painting): string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const texts = cells.map((lines) => lines[line] ?? "");
    const last = texts.findLastIndex((text) => text !== "");
    return texts
      .slice(0, last + 1)
      .map((text, at) => painted(text, at) + (at === last ? "" : " ".repeat(Math.max(0, (widths[at] ?? 0) - cellWidth(text)))))
      .join(GAP);
  });
}

/** Names and values under each other, for one thing. */
export function fields(pairs: readonly (readonly [name: string, value: string | null | undefined])[], screen: Screen): string {
  const shown = pairs.filter((pair): pair is readonly [string, string] => pair[1] !== null && pair[1] !== undefined && pair[1] !== "");
  const indent = Math.max(0, ...shown.map(([name]) => name.length)) + GAP.length;
  return shown
    .flatMap(([name, value]) => {
      const lines = screen.width === undefined ? [oneLine(value)] : wrap(oneLine(value), Math.max(NARROWEST, screen.width - indent));
      return lines.map((line, at) => (at === 0 ? screen.paint("dim", name.padEnd(indent)) : " ".repeat(indent)) + line);
    })
    .join("\n");
}
