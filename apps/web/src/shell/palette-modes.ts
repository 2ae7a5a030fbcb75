/** What the first sign in the palette asks for. Pure. */
const modes = { ">": "commands", "#": "tasks", "@": "agents", ":": "sequence" } as const;

export type PaletteMode = "all" | (typeof modes)[keyof typeof modes];

export function parsePalette(text: string): { readonly mode: PaletteMode; readonly typed: string } {
  const given = text.trim();
  const first = given.charAt(0);
  return first in modes ? { mode: modes[first as keyof typeof modes], typed: given.slice(1).trim() } : { mode: "all", typed: given };
}

/** The server finds names by a part of them; shorter ones are in nearly everything. */
export function serverText(text: string): string | null {
  const { mode, typed } = parsePalette(text);
  return mode === "commands" || mode === "sequence" || typed.length < 2 ? null : typed.slice(0, 200);
}
