import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomIds } from "../adapters/ids.ts";
import { openSqlite } from "../db/connect/sqlite.ts";
import type { StoreUnderTest } from "../db/repositories/contracts/contract.ts";
import { createRepositories } from "../db/repositories/drizzle/index.ts";
import type { Store } from "../db/repositories/unit-of-work.ts";
import { type FakeClock, fakeClock } from "./clock.ts";

/** Every store that the contracts run on. Each test gets an empty, migrated database of its own. */

/** What all stores of tests are opened with. A warning about a slow transaction tells about the machine, not about the code. */
const openingOf = (clock: FakeClock) => ({ clock, ids: randomIds(), createRepositories, warn: () => {} });

/** Closes the store of the test before when the next one is opened, and the last one at the end. */
function oneAtATime(open: (clock: FakeClock) => Promise<Store>): Pick<StoreUnderTest, "empty" | "end"> {
  let current: Store | undefined;
  const end = async () => {
    await current?.close();
    current = undefined;
  };
  return {
    end,
    empty: async (clock) => {
      await end();
      current = await open(clock);
      return current;
    },
  };
}

export const memoryStore = (): StoreUnderTest => ({
  start: async () => {},
  ...oneAtATime((clock) => openSqlite({ location: ":memory:", ...openingOf(clock) })),
});

/** A file with its own connection for reading. It is migrated once, and copied for each test. */
export function fileStore(): StoreUnderTest {
  let folder = "";
  let number = 0;
  const path = (name: string) => join(folder, name);
  const { empty, end } = oneAtATime((clock) => {
    number += 1;
    const location = path(`${number}.db`);
    copyFileSync(path("empty.db"), location);
    return openSqlite({ location, ...openingOf(clock) });
  });
  return {
    start: async () => {
      folder = mkdtempSync(join(tmpdir(), "signalbox-contracts-"));
      await (await openSqlite({ location: path("empty.db"), ...openingOf(fakeClock()) })).close();
    },
    empty,
    end: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
