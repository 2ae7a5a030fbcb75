import { nanoid } from "nanoid";
import { monotonicFactory } from "ulid";
import type { Ids } from "../ports/ids.ts";

export function randomIds(): Ids {
  const ulid = monotonicFactory();
  return { next: idForCommandLines, nextUlid: () => ulid() };
}

/** One id in 64 would begin with a dash, and a command line would take it for an option. */
function idForCommandLines(): string {
  for (;;) {
    const id = nanoid();
    if (!id.startsWith("-")) return id;
  }
}
