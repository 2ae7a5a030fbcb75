import { z } from "zod";
import { tools } from "../../mcp/tool-list.ts";
import { code, table } from "./fill.ts";

/** The tools of agents, as a client gets to see them. */
export function toolsMarkdown(): string {
  const rows = tools.map(({ name, description, input, access, annotations: { readOnlyHint, idempotentHint } }) => [
    code(name),
    description,
    fieldsOf(input),
    access,
    [readOnlyHint ? "reads" : "changes", ...(idempotentHint && !readOnlyHint ? ["twice is once"] : [])].join(", "),
  ]);
  return table(["tool", "", "input", "scope", "hints"], rows);
}

function fieldsOf(input: z.ZodObject): string {
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: "input" });
  return Object.keys(properties)
    .map((name) => code(required.includes(name) ? name : `${name}?`))
    .join(", ");
}
