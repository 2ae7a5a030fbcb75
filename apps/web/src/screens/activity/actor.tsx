import { Bot, Cog, KeyRound, User } from "lucide-react";

export interface Acted {
  readonly actorType: string;
  readonly actorId: string;
  readonly keyId: string | null;
}

const icons = { key: KeyRound, you: User, agent: Bot, system: Cog } as const;

const kindOf = ({ actorType, keyId }: Acted): keyof typeof icons => {
  if (actorType === "agent") return "agent";
  if (actorType === "system") return "system";
  return keyId === null ? "you" : "key";
};

/** Who did it: a shape and a word. An agent has its name, where that is known. */
export function Actor({ by, name }: { readonly by: Acted; readonly name?: string | null }) {
  const kind = kindOf(by);
  const Icon = icons[kind];
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <Icon size={14} aria-hidden className="shrink-0 text-muted" />
      <span className="truncate">{kind === "agent" ? (name ?? "agent") : kind}</span>
    </span>
  );
}
