#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Commands are short, and most of their time is loading. The cache lies with the code it is made from; where that cannot be written, nothing
// is lost but the time.
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url)));
const { run } = await import("./run.ts");
await run(process.argv);
