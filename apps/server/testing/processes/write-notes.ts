import { openNotes } from "../notes-store.ts";

/** Writes pairs of notes for ever, several writers at once, and prints the number of each pair once it is acknowledged. */
const [, , location = "", first = "0"] = process.argv;
const store = await openNotes({ location });
let next = Number(first);

async function writer() {
  for (;;) {
    const number = next++;
    await store.transaction("pair", (tx) => tx.notes.putBoth(`${number} a`, `${number} b`));
    process.stdout.write(`${number}\n`);
  }
}

await Promise.all([1, 2, 3, 4, 5, 6].map(writer));
