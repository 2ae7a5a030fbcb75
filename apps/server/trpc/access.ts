/** Which scope a procedure asks for, in one word. */
import { type ApiKeyScope, DomainError } from "@signalbox/contracts";
import type { Actor } from "../ports/access-token.ts";
import type { App } from "../ports/app.ts";

/** `agent`: an agent with a key of its own reaches what is its own there; for everyone else it is as `read` or `plan`. */
export type Access = "read" | "plan" | "agent" | "admin";

/** Whether what the input names belongs to this agent. */
export type Owns<Input> = (app: App, input: Input, agentId: string) => boolean | Promise<boolean>;

export interface Asked {
  readonly path: string;
  readonly type: "query" | "mutation" | "subscription";
  /** Without a word, a mutation asks for `plan` and everything else for `read`. */
  readonly access?: Access | undefined;
}

/** What lets a caller in who is no agent of its own: a wider scope holds the narrower. */
const grants = {
  read: ["read", "plan", "admin"],
  plan: ["plan", "admin"],
  admin: ["admin"],
} as const satisfies Record<Exclude<Access, "agent">, readonly ApiKeyScope[]>;

const byKind = ({ type }: Asked) => (type === "mutation" ? "plan" : "read");

/** FORBIDDEN, naming the scope that is missing. Looks at nothing but the caller, so that it comes before the input is read. */
export function requireScope(actor: Actor, asked: Asked): void {
  const { access = byKind(asked) } = asked;
  if (access === "agent" && actsForItself(actor)) return;
  const needed = access === "agent" ? byKind(asked) : access;
  if (!hasScope(actor, needed)) throw missing(actor, asked, needed);
}

/** FORBIDDEN for an agent that was let in as itself only, and reaches for what is not its own. */
export async function requireOwn(actor: Actor, asked: Asked, isOwn: (agentId: string) => boolean | Promise<boolean>): Promise<void> {
  const needed = byKind(asked);
  if (hasScope(actor, needed) || (await isOwn(actor.id))) return;
  throw missing(actor, asked, needed);
}

/** Raised here, and nowhere else: the command itself was never asked. */
export const isMissingScope = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.code === "FORBIDDEN" && "scope" in error.details;

const hasScope = ({ scopes }: Actor, needed: keyof typeof grants) => grants[needed].some((scope) => scopes.includes(scope));

const actsForItself = ({ type, id, scopes }: Actor) => type === "agent" && scopes.includes(`agent:${id}`);

function missing(actor: Actor, { path }: Asked, scope: keyof typeof grants): DomainError {
  const own = actsForItself(actor) ? ` It reaches what is the own of agent ${actor.id}.` : "";
  return new DomainError("FORBIDDEN", `The key of this request lacks the scope ${scope}, which ${path} asks for here.${own}`, {
    details: { scope, path, actorId: actor.id },
  });
}
