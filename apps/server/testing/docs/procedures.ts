import * as contracts from "@signalbox/contracts";
import { z } from "zod";
import { tableNotes } from "../../db/table-notes.ts";
import { appRouter } from "../../trpc/router.ts";
import { code, table } from "./fill.ts";

/** Routers that stand for no one table. */
const otherNotes: Readonly<Record<string, string>> = {
  projections: "What the events add up to: conversations with agents, and how far each projector has read.",
  threads: "Commands of conversations with agents. Their events are their only state; `projections` reads it.",
  audit: tableNotes.auditEntries,
  logChunks: tableNotes.agentLogChunks,
  receipts: tableNotes.commandReceipts,
  inbox: "What waits for a person, whatever it is.",
  search: "Everything that people name and describe, by a part of its text.",
  database: "The database as a whole: where it is, copies of it, and whether it holds together.",
  doctor: "Whether everything is there that is needed, and what to do where it is not.",
  sample: "A plan to look around in, labelled so, and gone without a trace when it is removed.",
  plans: "Whole plans: shown at one glance, taken over from other tools or from an export, counted again, compared.",
};

/** As much of a procedure as the page tells. tRPC keeps it at the procedure, but does not type it. */
interface Definition {
  readonly type: string;
  readonly inputs: readonly z.ZodType[];
  readonly output?: z.ZodType;
  readonly meta?: { readonly access: string };
}

export function proceduresMarkdown(): string {
  const known: Readonly<Record<string, unknown>> = appRouter._def.procedures;
  const procedures = Object.entries(known).map(([path, procedure]) => ({ path, definition: (procedure as { _def: Definition })._def }));
  const groups = Map.groupBy(procedures, ({ path }) => path.slice(0, path.indexOf(".")));
  return [...groups]
    .map(([name, members]) => {
      const rows = members.map(({ path, definition: { type, inputs, output, meta } }) => [
        code(path),
        type,
        meta?.access ?? "",
        inputs.map(inputFields).join(", ") || "nothing",
        type === "subscription" ? "live feed" : outputName(output),
      ]);
      return [`### ${name}`, noteOf(name), table(["procedure", "kind", "scope", "input", "answer"], rows)].join("\n\n");
    })
    .join("\n\n");
}

function noteOf(name: string): string {
  const note = otherNotes[name] ?? (tableNotes as Readonly<Record<string, string>>)[name];
  if (note === undefined)
    throw new Error(`The router ${name} has neither a table note nor a note of its own (testing/docs/procedures.ts).`);
  return note;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly type?: string;
}

const jsonSchema = (schema: z.ZodType, io: "input" | "output") => z.toJSONSchema(schema, { unrepresentable: "any", io }) as JsonSchema;

function inputFields(schema: z.ZodType): string {
  const alternatives = (({ anyOf, ...own }: JsonSchema) => anyOf ?? [own])(jsonSchema(schema, "input"));
  return alternatives.map(fields).filter(Boolean).join(" or ");
}

function fields({ properties = {}, required = [] }: JsonSchema): string {
  return Object.entries(properties)
    .map(([name, value]) => {
      const inner = value.properties === undefined ? "" : ` (${fields(value)})`;
      return code(required.includes(name) ? name : `${name}?`) + inner;
    })
    .join(", ");
}

/** Schemas of the contracts by identity: `taskSchema` is called Task. */
const names = new Map<unknown, string>(
  Object.entries(contracts).flatMap(([name, value]): [unknown, string][] =>
    value instanceof z.ZodType && name.endsWith("Schema") ? [[value, name.charAt(0).toUpperCase() + name.slice(1, -"Schema".length)]] : [],
  ),
);

function outputName(schema: z.ZodType | undefined): string {
  if (schema === undefined || schema instanceof z.ZodVoid) return "nothing";
  const name = names.get(schema);
  if (name !== undefined) return name;
  if (schema instanceof z.ZodNullable) return `${outputName(schema.unwrap() as z.ZodType)} or null`;
  if (schema instanceof z.ZodArray) return `list of ${outputName(schema.element as z.ZodType)}`;
  if (schema instanceof z.ZodObject && "items" in schema.shape) {
    return outputName(schema.shape.items as z.ZodType).replace(/^list/, "page");
  }
  const described = jsonSchema(schema, "output");
  return fields(described) || described.type || "a value";
}
