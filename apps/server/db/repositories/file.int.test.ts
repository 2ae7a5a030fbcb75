import { describe } from "vitest";
import { fileStore } from "../../testing/stores.ts";
import { runContract } from "./contracts/contract.ts";
import { contracts } from "./contracts/index.ts";

describe("SQLite in a file", () => {
  for (const contract of contracts) runContract(contract, fileStore());
});
