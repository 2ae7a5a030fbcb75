import { openStore, emptyDatabase } from "./databases.ts";
import { nanoid } from "nanoid";
import { inTempFolder, inFlight } from "./measure.ts";
await inTempFolder(async (folder) => {
  const store = await openStore(await emptyDatabase(folder, "x.db"));
  const what = process.argv[2];
  const content = "x".repeat(1024);
  const t = performance.now();
  let n = 0;
  while (performance.now() - t < 5000) {
    if (what === "chunks") n += await inFlight(5000, 200, () => store.transaction("log", (tx) => tx.logChunks.insertChunk({ agentId: "agent", agentName: "agent", content })));
    else n += await store.transaction("x", async (tx) => { await tx.tasks.createMany(Array.from({ length: 100 }, (_, n) => ({ id: nanoid(), name: `Task ${n}` }))); return 100; });
  }
  console.log(what, Math.round(n / 5));
  await store.close();
});
