import { useState } from "react";
import { densities, setAppearance, themes, useAppearance } from "../../theme/theme.ts";
import { Outcome, Section } from "./section.tsx";

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ name, options, value, onChoose }: ChoiceProps<Value>) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-meta font-medium text-muted">{name}</legend>
      {options.map(([each, words]) => (
        <label key={each} className="flex min-h-6 w-fit items-center gap-2">
          <input type="radio" name={name} className="size-4 accent-(--accent)" checked={each === value} onChange={() => onChoose(each)} />
          {words}
        </label>
      ))}
    </fieldset>
  );
}

const themeWords = { system: "As the system has it", light: "Light", dark: "Dark" } as const;
const densityWords = { comfortable: "Comfortable: rows of 32 pixels", compact: "Compact: rows of 28 pixels" } as const;

export function Appearance() {
  const { theme, density } = useAppearance();
  const [isSaved, setSaved] = useState(false);
  const change = (next: Parameters<typeof setAppearance>[0]) => {
    setAppearance(next);
    setSaved(true);
  };
  return (
    <Section title="Appearance" about="Kept in this browser, and shown at once.">
      <Choice
        name="Theme"
        value={theme}
        options={themes.map((each) => [each, themeWords[each]])}
        onChoose={(next) => change({ theme: next })}
      />
      <Choice
        name="Density"
        value={density}
        options={densities.map((each) => [each, densityWords[each]])}
        onChoose={(next) => change({ density: next })}
      />
      <Outcome saved={isSaved && "Saved in this browser."} />
    </Section>
  );
}
