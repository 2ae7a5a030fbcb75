import { z } from "zod";
import type { App } from "../ports/app.ts";
import { type Access, requireOwn, requireScope } from "../trpc/access.ts";
import type { CommandContext } from "../usecases/command.ts";
import type { Patience } from "./wait-for.ts";

/** Who calls a tool, and of what. */
export interface ToolScope {
  readonly app: App;
  readonly context: CommandContext;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

export interface ToolCall extends ToolScope {
  /** FORBIDDEN for an agent that was let in as itself only, and reaches for what is not its own. */
  requireOwn(isOwn: (agentId: string) => boolean | Promise<boolean>): Promise<void>;
}

/** The hints a client decides by whether to ask its person first. Nothing here deletes, and nothing reaches beyond the database. */
export interface ToolAnnotations {
  readonly readOnlyHint: boolean;
  readonly idempotentHint: boolean;
  readonly destructiveHint: false;
  readonly openWorldHint: false;
}

export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** As of a procedure. */
  readonly access: Access;
  readonly annotations: ToolAnnotations;
  /** What it gives is written as JSON. */
  run(scope: ToolScope, input: unknown): Promise<unknown>;
}

interface Spec<Shape extends z.ZodRawShape> {
  readonly name: string;
  readonly description: string;
  readonly input: Shape;
  readonly access?: Access;
  /** Done twice it does no more than once. Of reads it goes without saying. */
  readonly idempotent?: boolean;
  run(call: ToolCall, input: z.output<z.ZodObject<Shape>>): Promise<unknown>;
}

export const reading = <Shape extends z.ZodRawShape>(spec: Spec<Shape>): Tool => define(spec, "query");

const key = z.string().trim().min(1).max(100).optional();
const keyed = { key: key.describe("Any text of yours, new for each change: the same call sent again under it acts once.") };

/** A tool that changes something. Its calls may carry a key. */
export function changing<Shape extends z.ZodRawShape>(spec: Spec<Shape>): Tool {
  const tool = define(spec, "mutation");
  return {
    ...tool,
    input: z.strictObject({ ...tool.input.shape, ...keyed }),
    run: (scope, input) => {
      const { key, ...rest } = input as { key?: string };
      return tool.run({ ...scope, context: { ...scope.context, commandId: commandId(scope.context, key) } }, rest);
    },
  };
}

/** Two agents may choose the same key. */
const commandId = ({ actor }: CommandContext, key: string | undefined) => (key === undefined ? undefined : `mcp:${actor.id}:${key}`);

function define<Shape extends z.ZodRawShape>(spec: Spec<Shape>, type: "query" | "mutation"): Tool {
  const { name, description, input, access, idempotent = false, run } = spec;
  const asked = { path: name, type, ...(access && { access }) };
  const readOnlyHint = type === "query";
  return {
    name,
    description,
    input: z.strictObject(input),
    access: access ?? (readOnlyHint ? "read" : "plan"),
    annotations: { readOnlyHint, idempotentHint: readOnlyHint || idempotent, destructiveHint: false, openWorldHint: false },
    run: async (scope, given) => {
      const { actor } = scope.context;
      requireScope(actor, asked);
      const call = { ...scope, requireOwn: (isOwn: Parameters<ToolCall["requireOwn"]>[0]) => requireOwn(actor, asked, isOwn) };
      return run(call, given as z.output<z.ZodObject<Shape>>);
    },
  };
}
