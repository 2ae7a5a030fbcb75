import { openRaw, emptyDatabase, rawInsert, rawTransaction } from "./databases.ts";
import { inTempFolder, race, printStandings } from "./measure.ts";
import { monotonicFactory } from "ulid";
await inTempFolder(async (folder) => {
  const raw = openRaw(await emptyDatabase(folder, "x.db"));
  const ret = rawInsert(raw, "agent_log_chunks");
  const no = raw.prepare(ret.source.replace(" returning *", ""));
  const sp = raw.prepare("savepoint job"), rl = raw.prepare("release job");
  const ulid = monotonicFactory(); const tx = rawTransaction(raw);
  const content = "x".repeat(1024);
  const row = () => ({ id: ulid(), agent_id: "agent", agent_name: "agent", session_number: 1, content, created_at: Date.now() });
  const rep = (f: () => void) => () => { for (let i = 0; i < 100; i++) tx(() => { for (let j = 0; j < 100; j++) f(); }); return 10000; };
  printStandings("chunks", await race([{ name: "returning", run: rep(() => ret.all(row())) }, { name: "plain", run: rep(() => no.run(row())) }, { name: "returning+sp", run: rep(() => { sp.run(); ret.all(row()); rl.run(); }) }, { name: "plain+sp", run: rep(() => { sp.run(); no.run(row()); rl.run(); }) }]));
  raw.close();
});
