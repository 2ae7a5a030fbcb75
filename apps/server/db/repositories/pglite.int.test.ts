import { afterAll, beforeAll, describe } from "vitest";
import { pgliteStore, sharing } from "../../testing/postgres-stores.ts";
import { runContract } from "./contracts/contract.ts";
import { contracts } from "./contracts/index.ts";

describe("PGlite", () => {
  const store = pgliteStore();
  beforeAll(store.start);
  afterAll(store.end);
  for (const contract of contracts) runContract(contract, sharing(store));
});
