import type { z } from "zod";
import type { Access } from "./access.ts";
import { appRouter } from "./router.ts";

export interface Procedure {
  readonly path: string;
  readonly type: "query" | "mutation" | "subscription";
  readonly input: z.ZodType | undefined;
  readonly output: z.ZodType | undefined;
  readonly access: Access | undefined;
}

interface Built {
  readonly _def: {
    readonly type: Procedure["type"];
    readonly inputs: readonly z.ZodType[];
    readonly output?: z.ZodType;
    readonly meta?: { readonly access: Access };
  };
}

/** Every procedure of the router, with its schemas. */
export const procedures: readonly Procedure[] = Object.entries(appRouter._def.procedures as unknown as Record<string, Built>).map(
  ([path, { _def }]) => ({ path, type: _def.type, input: _def.inputs[0], output: _def.output, access: _def.meta?.access }),
);

type Call = (input: unknown) => Promise<unknown>;

/** The procedure of a caller by its path. */
export function procedureOf(caller: object, path: string): Call {
  const [area = "", name = ""] = path.split(".");
  return (caller as Record<string, Record<string, Call>>)[area]?.[name] as Call;
}
