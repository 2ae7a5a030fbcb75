/** Signing the browser in: the token of the start URL becomes an HttpOnly cookie, and leaves the address bar and the history. */
export type SignIn = { readonly signedIn: true } | { readonly signedIn: false; readonly problem: string | null };

const post = (token: string) =>
  fetch("/session", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ token }) });

export async function signIn(token: string): Promise<SignIn> {
  const answer = await post(token.trim());
  if (answer.ok) return { signedIn: true };
  const body = (await answer.json().catch(() => null)) as { error?: { message?: string } } | null;
  return { signedIn: false, problem: body?.error?.message ?? `The server answered ${answer.status}.` };
}

export async function signInFromAddress(): Promise<SignIn> {
  const { hash, pathname, search } = window.location;
  const token = new URLSearchParams(hash.slice(1)).get("token");
  // Before anything else, so that the token is on screen and in the history no longer than it must be.
  if (token !== null) window.history.replaceState(null, "", pathname + search);
  if (token !== null) return signIn(token);
  const answer = await fetch("/session");
  const { signedIn } = (await answer.json()) as { signedIn: boolean };
  return signedIn ? { signedIn } : { signedIn, problem: null };
}

export async function signOut(): Promise<void> {
  await fetch("/session", { method: "DELETE" });
  window.location.assign("/");
}
