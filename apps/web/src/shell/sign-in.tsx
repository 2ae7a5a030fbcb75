import { type FormEvent, useState } from "react";
import { signIn } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";

/** For whoever came without the token of the start address. */
export function SignIn({ problem: initial, onDone }: { readonly problem: string | null; readonly onDone: () => void }) {
  const [token, setToken] = useState("");
  const [problem, setProblem] = useState(initial);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await signIn(token);
    if (answer.signedIn) onDone();
    else setProblem(answer.problem);
  };
  return (
    <main className="mx-auto flex h-full max-w-[420px] flex-col justify-center gap-4 p-6">
      <h1 className="text-page font-semibold">Signalbox is running</h1>
      <p className="text-muted">
        Open the full address that the server printed when it started; it signs this browser in. Or paste the access token, which stands in
        the file <code className="font-mono">token</code> beside the database.
      </p>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label="Access token"
          type="password"
          required
          value={token}
          onChange={(event) => setToken(event.target.value)}
          error={problem}
        />
        <Button type="submit" kind="primary" className="self-start">
          Sign in
        </Button>
      </form>
    </main>
  );
}
