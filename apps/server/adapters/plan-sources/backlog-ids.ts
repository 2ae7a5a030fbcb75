/** The number of a Backlog.md id: `BACK-24.01` and `task-24.01` are both 24.01. Null when the text is no such id. */
export function idNumber(id: string): string | null {
  return /^(?:[A-Za-z][\w]*-)?(\d+(?:\.\d+)*)$/.exec(id.trim())?.[1] ?? null;
}

function plainNumber(number: string): string {
  return number.split(".").map(Number).join(".");
}

/** Numeric order of two ids, part by part; ids without a number come last, by their text. */
export function compareIds(a: string, b: string): number {
  const [left, right] = [idNumber(a), idNumber(b)];
  if (left === null || right === null) return Number(left === null) - Number(right === null) || compareText(a, b);
  const [these, those] = [left.split(".").map(Number), right.split(".").map(Number)];
  for (let part = 0; part < Math.max(these.length, those.length); part += 1) {
    const difference = (these[part] ?? -1) - (those[part] ?? -1);
    if (difference !== 0) return difference;
  }
  return compareText(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function isDraft(id: string): boolean {
  return /^draft-/i.test(id.trim());
}

/**
 * Finds the task a reference means. Projects change their prefix (task-3 became BACK-3) and their padding (24.1, 24.01)
 * but not old references, so: the id as written in any case, then its number, then its number without padding. Who was
 * added first wins. Drafts count on their own, so their numbers answer to nothing but a draft's id.
 */
export function createIdIndex() {
  const keys = new Map<string, string>();

  function names(id: string): string[] {
    const exact = `id ${id.trim().toLowerCase()}`;
    const number = isDraft(id) ? null : idNumber(id);
    return number === null ? [exact] : [exact, `number ${number}`, `plain ${plainNumber(number)}`];
  }

  return {
    add(id: string, key: string): void {
      for (const name of names(id)) if (!keys.has(name)) keys.set(name, key);
    },
    find(id: string): string | undefined {
      const name = names(id).find((candidate) => keys.has(candidate));
      return name === undefined ? undefined : keys.get(name);
    },
  };
}
