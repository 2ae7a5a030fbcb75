import { layers } from "../../layers.ts";
import { code, table } from "./fill.ts";

export function layersMarkdown(): string {
  const rows = layers.map(({ name, holds, may, packages, is }) => [
    `**${name}**`,
    is,
    holds.map((path) => code(path.replace("apps/server/", ""))).join(", "),
    may.includes("*") ? "everything but tests" : may.join(", ") || "nothing",
    packages.includes("*") ? "any" : packages.map(code).join(", "),
  ]);
  return table(["layer", "what it is", "files (in apps/server)", "may import", "packages"], rows);
}
