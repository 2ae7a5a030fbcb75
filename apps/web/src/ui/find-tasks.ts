interface Findable {
  readonly id: string;
  readonly name: string;
}

const place = (text: string, word: string): number => {
  const at = text.indexOf(word);
  if (at < 0) return 3;
  return at === 0 || text[at - 1] === " " ? 0 : 1;
};

/** Worst place of any word: 0 begins a word of the name, 1 is inside one, 2 is only in the id, 3 is nowhere. */
function rank({ id, name }: Findable, words: readonly string[]): number {
  const [inName, inId] = [name.toLowerCase(), id.toLowerCase()];
  let worst = 0;
  for (const word of words) {
    const found = place(inName, word);
    worst = Math.max(worst, found < 3 ? found : inId.includes(word) ? 2 : 3);
  }
  return worst;
}

/** Tasks that hold every word, the best first, else in the order given. Pure. */
export function findTasks<Task extends Findable>(tasks: readonly Task[], text: string, atMost: number): readonly Task[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return tasks.slice(0, atMost);
  const found: Task[][] = [[], [], []];
  for (const task of tasks) found[rank(task, words)]?.push(task);
  return found.flat().slice(0, atMost);
}
