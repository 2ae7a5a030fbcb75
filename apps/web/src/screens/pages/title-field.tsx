import { useEffect, useRef, useState } from "react";
import { useCommand } from "../../commands/registry.ts";

interface TitleFieldProps {
  readonly title: string;
  onType(title: string): void;
  onDone(): void;
}

/** The title as one types it. An empty one is no title: it is not saved, and leaving the field brings the last one back. */
export function TitleField({ title, onType, onDone }: TitleFieldProps) {
  const [text, setText] = useState(title);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText((now) => (now.trim() === title ? now : title)), [title]);
  useCommand("page.rename", () => input.current?.select());
  return (
    <div className="px-4 pt-5 min-[901px]:px-6">
      <input
        ref={input}
        aria-label="Title of the page"
        value={text}
        maxLength={500}
        autoComplete="off"
        placeholder="A page needs a title"
        onChange={(event) => {
          setText(event.target.value);
          if (event.target.value.trim() !== "") onType(event.target.value.trim());
        }}
        onBlur={() => {
          setText(title);
          onDone();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
        className="w-full rounded-md border border-transparent bg-bg px-1 text-page font-semibold hover:border-line focus:border-line-strong"
      />
    </div>
  );
}
