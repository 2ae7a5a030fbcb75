import { useState } from "react";
import { ClientError } from "./failure.ts";

/** Sends what a form holds. What the server says against it stays beside the form, by field where it names one. */
export function useSending() {
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<ClientError | null>(null);
  const send = async (deed: () => Promise<unknown>) => {
    setSending(true);
    setFailure(null);
    try {
      await deed();
    } catch (error) {
      setFailure(new ClientError(error));
    } finally {
      setSending(false);
    }
  };
  return { isSending, failure, problem: failure?.message ?? null, send };
}

interface Issue {
  readonly field: string;
  readonly message: string;
}

/** What the server says against one field of the input. */
export function problemOf(failure: ClientError | null, field: string): string | null {
  if (failure === null) return null;
  const issues = (failure.details.issues ?? []) as readonly Issue[];
  // Of a change the fields stand in its patch.
  const issue = issues.find(({ field: name }) => name === field || name === `patch.${field}`);
  return issue?.message ?? (failure.details.field === field ? failure.message : null);
}
