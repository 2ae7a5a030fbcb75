import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";

const control =
  "w-full rounded-md border border-line-strong bg-raised px-2 py-1 text-fg placeholder:text-faint disabled:opacity-60 aria-[invalid=true]:border-failed";

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  /** The label is read out but not shown. */
  readonly hideLabel?: boolean;
}

interface Wired {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: boolean;
}

function Labelled({ label, hint, error, hideLabel = false, children }: FieldProps & { readonly children: (wired: Wired) => ReactNode }) {
  const id = useId();
  const hasNote = Boolean(error) || hint !== undefined;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-meta font-medium text-muted"}>
        {label}
      </label>
      {children({ id, ...(hasNote && { "aria-describedby": `${id}-note` }), ...(error && { "aria-invalid": true }) })}
      {hasNote && (
        <p id={`${id}-note`} className={clsx("text-meta", error ? "text-failed" : "text-muted")}>
          {error || hint}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, hint, error, hideLabel, className, ...rest }: FieldProps & Omit<ComponentProps<"input">, "id">) {
  return (
    <Labelled {...{ label, hint, error, hideLabel }}>
      {(wired) => <input type="text" autoComplete="off" className={clsx(control, "min-h-7", className)} {...wired} {...rest} />}
    </Labelled>
  );
}

export function TextArea({ label, hint, error, hideLabel, className, ...rest }: FieldProps & Omit<ComponentProps<"textarea">, "id">) {
  return (
    <Labelled {...{ label, hint, error, hideLabel }}>
      {(wired) => <textarea rows={4} className={clsx(control, "resize-y", className)} {...wired} {...rest} />}
    </Labelled>
  );
}

interface SelectProps extends FieldProps, Omit<ComponentProps<"select">, "id" | "children"> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The browser's own: every keyboard, screen reader and phone knows it. */
export function Select({ label, hint, error, hideLabel, options, className, ...rest }: SelectProps) {
  return (
    <Labelled {...{ label, hint, error, hideLabel }}>
      {(wired) => (
        <select className={clsx(control, "min-h-7", className)} {...wired} {...rest}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

export function Checkbox({
  label,
  hint,
  ...rest
}: { readonly label: string; readonly hint?: string } & Omit<ComponentProps<"input">, "id" | "type">) {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <input id={id} type="checkbox" className="mt-0.5 size-4 accent-(--accent)" aria-describedby={hint && `${id}-note`} {...rest} />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-note`} className="text-meta text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
