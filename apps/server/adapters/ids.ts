import { nanoid } from "nanoid";
import { monotonicFactory } from "ulid";
import type { Ids } from "../ports/ids.ts";

export function randomIds(): Ids {
  const ulid = monotonicFactory();
  return { next: () => nanoid(), nextUlid: () => ulid() };
}
