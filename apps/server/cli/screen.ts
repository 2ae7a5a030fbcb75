/** What the text is drawn on: its width in cells, unlimited where nobody looks at it, and how to colour. */
export interface Screen {
  readonly width: number | undefined;
  readonly paint: Paint;
}

export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";
export type Paint = (style: Style, text: string) => string;

const codes: Record<Style, readonly [on: number, off: number]> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};

export interface Output {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Only for a terminal that can show them and a person who has not declined them (no-color.org: any value but the empty one). */
export function wantsColor({ isTTY = false }: Output, env: Env): boolean {
  return isTTY && !env.NO_COLOR && env.TERM !== "dumb";
}

export const plain: Paint = (_style, text) => text;

const colored: Paint = (style, text) => {
  const [on, off] = codes[style];
  return text === "" ? text : `\u001b[${on}m${text}\u001b[${off}m`;
};

const NARROWEST = 40;

export function screenOf(output: Output, env: Env): Screen {
  const width = output.isTTY && output.columns ? Math.max(output.columns, NARROWEST) : undefined;
  return { width, paint: wantsColor(output, env) ? colored : plain };
}
