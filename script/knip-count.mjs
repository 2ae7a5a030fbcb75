// A knip reporter: says how many files were looked at, since knip itself is silent when all is well.
export default function count({ counters }) {
  console.log(`knip looked at ${counters.processed} files`);
}
