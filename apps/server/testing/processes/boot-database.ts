import { openNotes } from "../notes-store.ts";

/** Opens the database at argv[2], writes one note named after itself, and says what opening has applied. */
const [, , location = ""] = process.argv;
const store = await openNotes({ location });
await store.transaction("boot", (tx) => tx.notes.put(`process ${process.pid}`, "booted"));
await store.close();
process.stdout.write("booted\n");
