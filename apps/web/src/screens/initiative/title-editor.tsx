import { useEffect, useRef } from "react";

interface TitleEditorProps {
  readonly name: string;
  /** Null: left as it was. */
  readonly onDone: (name: string | null) => void;
}

/** A title where it stands. Enter and leaving it keep what was typed, Escape does not. */
export function TitleEditor({ name, onDone }: TitleEditorProps) {
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => field.current?.select(), []);
  const finish = (text: string | null) => {
    if (isOver.current) return;
    isOver.current = true;
    const next = text?.trim() ?? "";
    onDone(next === "" || next === name ? null : next);
  };
  return (
    <input
      ref={field}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
      autoFocus
      type="text"
      aria-label="Title"
      defaultValue={name}
      maxLength={500}
      className="min-h-6 min-w-0 grow rounded-md border border-line-strong bg-raised px-1.5 font-normal"
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") finish(event.currentTarget.value);
        if (event.key === "Escape") finish(null);
        if (event.key === "Enter" || event.key === "Escape") event.preventDefault();
      }}
    />
  );
}
