import { clsx } from "clsx";
import { useId } from "react";
import type { AskedOption, AskedQuestion, Picks } from "../data/asked-questions.ts";
import { Kbd } from "./kbd.tsx";

interface AnswerOptionsProps {
  readonly questions: readonly AskedQuestion[];
  readonly picks: Picks;
  readonly onToggle: (option: { readonly place: number; readonly label: string }) => void;
  readonly disabled?: boolean;
  /** The keys 1 to 9 pick them. */
  readonly hasKeys?: boolean;
}

const MOST_KEYS = 9;

/** What there is to choose from, in a box for each question. */
export function AnswerOptions({ questions, picks, onToggle, disabled = false, hasKeys = false }: AnswerOptionsProps) {
  const name = useId();
  const before = (place: number) => questions.slice(0, place).reduce((count, { options }) => count + options.length, 0);
  return questions.map((question, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place
    <fieldset key={place} disabled={disabled} className="mt-3 rounded-lg border border-line bg-raised">
      <legend className={questions.length > 1 ? "ml-2 px-1 font-medium" : "sr-only"}>
        {question.question ?? "Answers to choose from"}
      </legend>
      {question.options.length === 0 && <p className="px-3 py-2 text-muted">Answer this one in your own words.</p>}
      {question.options.map((option, index) => (
        <Option
          key={option.label}
          {...{ option, question }}
          group={`${name}-${place}`}
          number={hasKeys ? before(place) + index + 1 : null}
          picked={picks[place]?.includes(option.label) ?? false}
          onToggle={() => onToggle({ place, label: option.label })}
        />
      ))}
    </fieldset>
  ));
}

interface OptionProps {
  readonly option: AskedOption;
  readonly question: AskedQuestion;
  /** The radio buttons that belong together. */
  readonly group: string;
  readonly number: number | null;
  readonly picked: boolean;
  readonly onToggle: () => void;
}

function Option({ option, question, group, number, picked, onToggle }: OptionProps) {
  const id = useId();
  return (
    <div
      className={clsx(
        "relative flex items-start gap-2.5 border-line px-3 py-2 not-last:border-b first-of-type:rounded-t-lg last:rounded-b-lg",
        picked ? "bg-selected" : "hover:bg-panel",
      )}
    >
      <input
        id={id}
        type={question.several ? "checkbox" : "radio"}
        name={group}
        checked={picked}
        onChange={onToggle}
        aria-describedby={option.description === null ? undefined : `${id}-note`}
        className="mt-0.5 size-4 shrink-0 accent-(--accent)"
      />
      <span className="min-w-0 grow">
        <label htmlFor={id} className="font-medium break-words after:absolute after:inset-0">
          {option.label}
        </label>
        {option.description !== null && (
          <span id={`${id}-note`} className="block text-muted">
            {option.description}
          </span>
        )}
      </span>
      {number !== null && number <= MOST_KEYS && (
        <span aria-hidden>
          <Kbd>{String(number)}</Kbd>
        </span>
      )}
    </div>
  );
}
