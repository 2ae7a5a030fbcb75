/** What an agent asks in its own way. Its shape is the agent's, so whatever it is can be shown. Pure. */
export interface AskedOption {
  readonly label: string;
  readonly description: string | null;
}

export interface AskedQuestion {
  readonly question: string;
  readonly header: string | null;
  readonly multiSelect: boolean;
  readonly options: readonly AskedOption[];
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const text = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value : null);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function optionOf(value: unknown): AskedOption[] {
  const label = text(value) ?? text(record(value).label);
  return label === null ? [] : [{ label, description: text(record(value).description) }];
}

function questionOf(value: unknown): AskedQuestion {
  const { question, header, multiSelect, options } = record(value);
  return {
    question: text(value) ?? text(question) ?? JSON.stringify(value),
    header: text(header),
    multiSelect: multiSelect === true,
    options: list(options).flatMap(optionOf),
  };
}

export function questionsOf(pending: unknown): AskedQuestion[] {
  if (pending == null) return [];
  const questions = Array.isArray(pending) ? pending : record(pending).questions;
  return Array.isArray(questions) ? questions.map(questionOf) : [questionOf(pending)];
}

interface Choice {
  readonly questions: readonly AskedQuestion[];
  readonly question: AskedQuestion;
  readonly label: string;
}

/** The text of the answer after an option was chosen: the option itself, or one line for each question where there are several. */
export function withChoice(answer: string, { questions, question, label }: Choice): string {
  const joined = (before: string) => (question.multiSelect && before !== "" ? `${before}, ${label}` : label);
  if (questions.length === 1) return joined(answer.trim());
  const prefix = `${question.header ?? question.question}: `;
  const lines = answer.split("\n").filter((line) => line.trim() !== "");
  const at = lines.findIndex((line) => line.startsWith(prefix));
  const line = prefix + joined(lines[at]?.slice(prefix.length) ?? "");
  return (at === -1 ? [...lines, line] : lines.with(at, line)).join("\n");
}
