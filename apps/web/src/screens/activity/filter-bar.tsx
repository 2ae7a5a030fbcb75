import { X } from "lucide-react";
import { type FormEvent, type ReactNode, useId } from "react";
import { CommandButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";

export interface FilterField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly type?: "date";
  readonly hint?: string;
  readonly suggestions?: readonly string[];
}

interface FilterBarProps<Name extends string> {
  readonly fields: readonly FilterField<Name>[];
  readonly values: Partial<Readonly<Record<Name, string | undefined>>>;
  readonly onChange: (name: Name, value: string | undefined) => void;
  /** Further fields. */
  readonly children?: ReactNode;
}

interface OneFieldProps {
  readonly field: FilterField<string>;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function OneField({ field, value, onValue }: OneFieldProps) {
  const id = useId();
  return (
    <>
      <TextField
        // Another value from outside is another field: what was typed and not sent is gone with it.
        key={value}
        name={field.name}
        label={field.label}
        defaultValue={value}
        type={field.type ?? "text"}
        placeholder={field.hint}
        list={field.suggestions && id}
        className={field.type === "date" ? "w-36" : "w-44"}
        onBlur={({ currentTarget }) => onValue(currentTarget.value.trim())}
        onChange={({ currentTarget }) => field.suggestions?.includes(currentTarget.value) && onValue(currentTarget.value)}
      />
      {field.suggestions && (
        <datalist id={id}>
          {field.suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** Fields for what to look for, and below them what is looked for, each to be taken away. */
export function FilterBar<Name extends string>({ fields, values, onChange, children }: FilterBarProps<Name>) {
  const isNarrow = useNarrow();
  const send = (name: Name, value: string) => value !== (values[name] ?? "") && onChange(name, value === "" ? undefined : value);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
  };
  const active = fields.flatMap(({ name, label }) => (values[name] === undefined ? [] : [{ name, label, value: values[name] }]));
  return (
    <div className="border-b border-line px-4 py-1.5">
      <details open={!isNarrow || undefined}>
        <summary className="min-h-6 text-meta font-medium text-muted min-[901px]:sr-only">Filters</summary>
        <form onSubmit={submit} aria-label="Filters" className="flex flex-wrap items-end gap-2">
          {fields.map((field) => (
            <OneField key={field.name} field={field} value={values[field.name] ?? ""} onValue={(value) => send(field.name, value)} />
          ))}
          {children}
          <button type="submit" className="sr-only">
            Apply the filters
          </button>
        </form>
      </details>
      {active.length > 0 && (
        <ul aria-label="Active filters" className="mt-1.5 flex flex-wrap items-center gap-1.5">
          {active.map(({ name, label, value }) => (
            <li key={name}>
              <button
                type="button"
                onClick={() => onChange(name, undefined)}
                className="flex min-h-6 items-center gap-1.5 rounded-md border border-line-strong bg-raised px-1.5 text-meta hover:bg-selected"
              >
                <span className="sr-only">Remove the filter</span>
                <span className="text-muted">{label.toLowerCase()}</span> {value}
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
          <li>
            <CommandButton id="activity.clearFilters" kind="quiet">
              Clear
            </CommandButton>
          </li>
        </ul>
      )}
    </div>
  );
}
