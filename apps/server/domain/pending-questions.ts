/** What an agent asks, as far as it can be told from what it sent: each kind of agent has a form of its own. */
export interface PendingQuestion {
  readonly question: string | null;
  /** The answers it offers, by their labels. */
  readonly options: readonly string[];
}

const nothing: PendingQuestion = { question: null, options: [] };
const mostOptions = 20;

/**
 * The first question. Known forms: `{questions: […]}`, a list of questions, or one question; a question has `question` and `options`, and
 * an option is a text or has a `label`. Of any other form there is nothing to be told.
 */
export function readPendingQuestion(sent: unknown): PendingQuestion {
  const [first] = listOf(fieldOf(sent, "questions") ?? sent);
  if (typeof first === "string") return { ...nothing, question: textOf(first) };
  const labels = listOf(fieldOf(first, "options")).flatMap((option) => textOf(fieldOf(option, "label") ?? option) ?? []);
  return { question: textOf(fieldOf(first, "question")), options: [...new Set(labels)].slice(0, mostOptions) };
}

const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
};

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, field) ? Reflect.get(value, field) : undefined;

const textOf = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value.trim() : null);
