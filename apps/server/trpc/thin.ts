/** What keeps a router a table: input schema, use case or read, output schema. */
import { DomainError, type PageInput, pageInputSchema } from "@signalbox/contracts";
import type { TRPCMutationProcedure, TRPCQueryProcedure } from "@trpc/server";
import { z } from "zod";
import type { Paged } from "../db/repositories/paging.ts";
import type { App } from "../ports/app.ts";
import type { Command } from "../usecases/command.ts";
import { type Access, type Owns, requireOwn } from "./access.ts";
import { procedure } from "./trpc.ts";

/** What may be returned where the schema says `T`: the same, read-only at any depth. */
type Given<T> = unknown extends T
  ? T
  : T extends Date
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Given<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]: Given<T[Key]> }
        : T;

interface Definition<Input extends z.ZodType, Output extends z.ZodType> {
  input: z.input<Input>;
  output: z.output<Output>;
  meta: unknown;
}

/** `signal` is aborted when whoever asks has gone. */
type Read<Input, Result> = (app: App, input: Input, signal?: AbortSignal) => Promise<Result>;

type QueryFor<Needs> = <Input extends z.ZodType<Needs>, Output extends z.ZodType>(
  input: Input,
  output: Output,
  read: Read<z.output<Input>, Given<z.input<Output>>>,
) => TRPCQueryProcedure<Definition<Input, Output>>;

type MutationFor<Needs> = <Input extends z.ZodType<Needs>, Output extends z.ZodType>(
  input: Input,
  output: Output,
  useCase: Command<z.output<Input>, Given<z.input<Output>>>,
) => TRPCMutationProcedure<Definition<Input, Output>>;

// The builder cannot follow schemas that are still type variables, so the types are stated and not inferred.

function queryFor<Needs>(access: Access, owns?: Owns<Needs>): QueryFor<Needs> {
  return <Input extends z.ZodType<Needs>, Output extends z.ZodType>(
    input: Input,
    output: Output,
    read: Read<z.output<Input>, Given<z.input<Output>>>,
  ) => {
    const checked: z.ZodType = input;
    const built = procedure
      .meta({ access })
      .input(checked)
      .output(output as z.ZodType)
      .query(async ({ ctx, input: given, path }) => {
        const named = given as z.output<Input>;
        if (owns) await requireOwn(ctx.actor, { path, type: "query" }, (agentId) => owns(ctx.app, named, agentId));
        return read(ctx.app, named, ctx.signal);
      });
    return built as unknown as TRPCQueryProcedure<Definition<Input, Output>>;
  };
}

function mutationFor<Needs>(access: Access, owns?: Owns<Needs>): MutationFor<Needs> {
  return <Input extends z.ZodType<Needs>, Output extends z.ZodType>(
    input: Input,
    output: Output,
    useCase: Command<z.output<Input>, Given<z.input<Output>>>,
  ) => {
    const checked: z.ZodType = input;
    const built = procedure
      .meta({ access })
      .input(checked)
      .output(output as z.ZodType)
      .mutation(async ({ ctx, input: given, path }) => {
        const named = given as z.output<Input>;
        if (owns) await requireOwn(ctx.actor, { path, type: "mutation" }, (agentId) => owns(ctx.app, named, agentId));
        return useCase(ctx.app, { actor: ctx.actor, requestId: ctx.requestId, commandId: ctx.commandId }, named);
      });
    return built as unknown as TRPCMutationProcedure<Definition<Input, Output>>;
  };
}

/** For every key that may read. */
export const query = queryFor<unknown>("read");
/** For every key that may change the plan. */
export const mutation = mutationFor<unknown>("plan");
/** What is left to whoever administrates the server: keys, settings, accounts, imports, repairs, the audit log. */
export const admin = { query: queryFor<unknown>("admin"), mutation: mutationFor<unknown>("admin") };
/** For an agent's own key too, as far as the input names what is its own. */
export const agent = <Needs>(owns: Owns<Needs>) => ({ query: queryFor("agent", owns), mutation: mutationFor("agent", owns) });

/** The one row; NOT_FOUND, naming the first field of the input, where there is none. */
export function found<Input extends object, Row>(entity: string, read: Read<Input, Row | null>): Read<Input, Row> {
  return async (app, input) => {
    const row = await read(app, input);
    if (row !== null) return row;
    const [field, value] = Object.entries(input)[0] ?? ["id", ""];
    throw new DomainError("NOT_FOUND", `There is no ${entity} with the ${field} ${String(value)}.`, {
      details: { entity, field, [field]: value },
    });
  };
}

/** The input of a list: page and filter, nothing else. */
export const pageOf = <Filter extends z.ZodRawShape>(filter: Filter) => z.strictObject({ ...pageInputSchema.shape, ...filter });

/** Pages of a list that its port gives whole, in the port's order. `key` names the field that the cursor holds. */
export function slice<Input extends PageInput, Row extends Readonly<Record<Key, string>>, Key extends string = "id">(
  read: Read<Input, readonly Row[]>,
  key: Key = "id" as Key,
): Read<Input, Paged<Row>> {
  return async (app, input) => {
    const rows = await read(app, input);
    const start = input.after === undefined ? 0 : rows.findIndex((row) => row[key] === input.after) + 1;
    if (input.after !== undefined && start === 0)
      // From anywhere else the list would repeat or skip rows unnoticed.
      throw new DomainError("CONFLICT", `after: the row ${input.after} is not in this list (any more). Read the list from its beginning.`, {
        details: { field: "after" },
      });
    return cutPage(rows.slice(start), input.limit, (row) => row[key]);
  };
}

/** A page of a list whose port goes on after a cursor by itself: it is asked for one row more than the page holds. */
export function page<Input extends PageInput, Row>(
  read: (app: App, input: Input, limit: number) => Promise<readonly Row[]>,
  cursorOf: (row: Row) => string,
): Read<Input, Paged<Row>> {
  return async (app, input) => cutPage(await read(app, input, input.limit + 1), input.limit, cursorOf);
}

function cutPage<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => string): Paged<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last !== undefined && rows.length > limit ? cursorOf(last) : null };
}
