import { useState } from "react";
import { Select } from "../../../ui/field.tsx";
import { TextDiff } from "../../../ui/text-diff.tsx";
import type { PageText } from "../saving/save-state.ts";

interface VersionDiffProps {
  readonly mine: PageText;
  readonly theirs: PageText;
  /** What both were made from. */
  readonly base: PageText;
}

const pairs = {
  both: { label: "From theirs to mine", from: "theirs", to: "mine" },
  mine: { label: "What I changed", from: "base", to: "mine" },
  theirs: { label: "What they changed", from: "base", to: "theirs" },
} as const;

export function VersionDiff(versions: VersionDiffProps) {
  const [shown, setShown] = useState<keyof typeof pairs>("both");
  const before = versions[pairs[shown].from];
  const after = versions[pairs[shown].to];
  return (
    <div className="flex flex-col gap-3">
      <Select
        label="Compare"
        value={shown}
        onChange={(event) => setShown(event.target.value as keyof typeof pairs)}
        options={Object.entries(pairs).map(([value, { label }]) => ({ value, label }))}
      />
      {before.title !== after.title && (
        <p>
          The title: “{before.title}” became “{after.title}”.
        </p>
      )}
      <TextDiff label={pairs[shown].label} before={before.content} after={after.content} />
    </div>
  );
}
