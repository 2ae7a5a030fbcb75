import { Lexer } from "marked";

/** What the lexer of Markdown finds; which fields are there depends on the type. */
export interface Token {
  readonly type: string;
  readonly raw: string;
  readonly text?: string;
  readonly tokens?: Token[];
  readonly depth?: number;
  readonly lang?: string;
  readonly href?: string;
  readonly title?: string | null;
  readonly ordered?: boolean;
  readonly start?: number | "";
  readonly items?: ListItemToken[];
  readonly header?: CellToken[];
  readonly rows?: CellToken[][];
  readonly tag?: string;
}

export interface ListItemToken extends Token {
  readonly task: boolean;
  readonly checked?: boolean;
}

export interface CellToken {
  readonly tokens: Token[];
  readonly align: string | null;
}

export type Definitions = Record<string, { href?: string; title?: string }>;

/** Emphasis takes the lexer time by the square of the length: no line of prose is this long. */
const LONGEST_TEXT = 10_000;

/** `definitions` are those of links by reference that stand elsewhere in the document. */
export function lex(markdown: string, definitions: Definitions = {}): { tokens: Token[]; definitions: Definitions } {
  const lexer = new Lexer();
  Object.assign(lexer.tokens.links, definitions);
  lexer.blockTokens(markdown, lexer.tokens);
  for (const { src, tokens } of lexer.inlineQueue) {
    if (src.length > LONGEST_TEXT) tokens.push({ type: "tooLong", raw: src });
    else lexer.inlineTokens(src, tokens);
  }
  return { tokens: lexer.tokens as unknown as Token[], definitions: lexer.tokens.links as Definitions };
}
