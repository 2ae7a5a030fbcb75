/** From the form of a new API key to what the server takes. Pure. */
export interface KeyForm {
  readonly name: string;
  readonly read: boolean;
  readonly plan: boolean;
  readonly admin: boolean;
  readonly agentId: string;
  /** A day as "2026-11-21", or nothing for a key without an end. */
  readonly expires: string;
}

export const emptyKeyForm: KeyForm = { name: "", read: true, plan: false, admin: false, agentId: "", expires: "" };

type Scope = "read" | "plan" | "admin" | `agent:${string}`;

export interface KeyInput {
  readonly name: string;
  readonly scopes: Scope[];
  readonly expiresAt: string | null;
}

export type KeyProblems = Partial<Readonly<Record<"name" | "scopes" | "agentId" | "expires", string>>>;

/** The key holds until the end of its day, at the person's place. */
function endOf(day: string): Date | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  return parts === null ? null : new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + 1);
}

function problemsOf(form: KeyForm, now: Date): KeyProblems {
  const end = endOf(form.expires);
  return {
    ...(form.name.trim() === "" && { name: "Give the key a name, by which it is found again." }),
    ...(!form.read && !form.plan && !form.admin && form.agentId.trim() === "" && { scopes: "Choose at least one scope." }),
    ...(form.admin && form.agentId.trim() !== "" && { agentId: "A key of an agent never gets admin: choose one of the two." }),
    ...(form.expires !== "" && (end === null || end <= now) && { expires: "Choose a day that is not over." }),
  };
}

export function keyInputOf(form: KeyForm, now: Date): { readonly input: KeyInput } | { readonly problems: KeyProblems } {
  const problems = problemsOf(form, now);
  if (Object.keys(problems).length > 0) return { problems };
  const agentId = form.agentId.trim();
  const plain = (["read", "plan", "admin"] as const).filter((scope) => form[scope]);
  const scopes: Scope[] = agentId === "" ? plain : [...plain, `agent:${agentId}`];
  return { input: { name: form.name.trim(), scopes, expiresAt: endOf(form.expires)?.toISOString() ?? null } };
}
