import { afterAll, beforeAll, describe, inject, it } from "vitest";
import { postgresStore, sharing } from "../../testing/postgres-stores.ts";
import { runContract } from "./contracts/contract.ts";
import { contracts } from "./contracts/index.ts";

const provided = inject("postgres");

describe("PostgreSQL", () => {
  if ("skipped" in provided) {
    for (const { port } of contracts) it(`keeps the contract of ${port}`, ({ skip }) => skip(provided.skipped));
    return;
  }
  const store = postgresStore(provided.url);
  beforeAll(store.start);
  afterAll(store.end);
  for (const contract of contracts) runContract(contract, sharing(store));
});
