/** What an agent asks, in full, and the answer made of what was picked and written. Pure. */
export interface AskedOption {
  readonly label: string;
  readonly description: string | null;
}

export interface AskedQuestion {
  readonly question: string | null;
  readonly options: readonly AskedOption[];
  /** More than one option may be picked. */
  readonly several: boolean;
}

/** The labels that were picked, by the place of their question. */
export type Picks = Readonly<Record<number, readonly string[]>>;

const MOST_QUESTIONS = 10;
const MOST_OPTIONS = 20;

/**
 * The forms that the server knows (domain/pending-questions.ts): `{questions: […]}`, a list of questions, or one question. An option is a
 * text or has a label. What has no such form asks for words.
 */
export function readQuestions(sent: unknown): readonly AskedQuestion[] {
  const list = listOf(fieldOf(sent, "questions") ?? sent).slice(0, MOST_QUESTIONS);
  return list.map((one) => {
    const options = listOf(fieldOf(one, "options")).flatMap(readOption).slice(0, MOST_OPTIONS);
    return {
      question: textOf(typeof one === "string" ? one : fieldOf(one, "question")),
      options: [...new Map(options.map((option) => [option.label, option])).values()],
      several: fieldOf(one, "multiSelect") === true,
    };
  });
}

function readOption(option: unknown): AskedOption[] {
  const label = textOf(fieldOf(option, "label") ?? option);
  return label === null ? [] : [{ label, description: textOf(fieldOf(option, "description")) }];
}

/** The options of all questions in a row, for the keys 1 to 9. */
export const numberedOptions = (questions: readonly AskedQuestion[]): readonly { readonly place: number; readonly label: string }[] =>
  questions.flatMap(({ options }, place) => options.map(({ label }) => ({ place, label })));

/** A second press of the same option lets it go. */
export function pick(picks: Picks, { place, label }: { place: number; label: string }, several: boolean): Picks {
  const before = picks[place] ?? [];
  const others = several ? before.filter((other) => other !== label) : [];
  return { ...picks, [place]: before.includes(label) ? others : [...others, label] };
}

/** Null while there is nothing to send: a question with options stands open and no words were written. */
export function composeAnswer(questions: readonly AskedQuestion[], picks: Picks, text: string): string | null {
  const words = text.trim();
  const picked = questions.map(({ options }, place) => options.map(({ label }) => label).filter((label) => picks[place]?.includes(label)));
  const isOpen =
    questions.every(({ options }) => options.length === 0) ||
    questions.some((one, at) => one.options.length > 0 && picked[at]?.length === 0);
  if (words === "" && isOpen) return null;
  const lines = picked.flatMap((labels, place) => {
    if (labels.length === 0) return [];
    const answer = labels.join(", ");
    return [questions.length > 1 ? `${questions[place]?.question ?? `Question ${place + 1}`}: ${answer}` : answer];
  });
  return [...lines, ...(words === "" ? [] : [words])].join("\n");
}

const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
};

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, field) ? Reflect.get(value, field) : undefined;

const textOf = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value.trim() : null);
