import { expect } from "vitest";

/** An error of this code whose message names `text`: the field, or the id. */
export const refusal = (code: string, text: string) => ({ code, message: expect.stringContaining(text) });

export const idsOf = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);

/** Ids in the order of their bytes: what every list falls back to for rows of the same time. */
export const sortedIds = (rows: readonly { id: string }[]): string[] => idsOf(rows).sort();

/** More than 32 bits hold. */
export const bigNumber = 2 ** 40 + 1;
