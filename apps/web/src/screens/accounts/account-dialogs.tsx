import { type FormEvent, useState } from "react";
import { client } from "../../api/trpc.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select, TextField } from "../../ui/field.tsx";
import { toast } from "../../ui/toast.ts";
import { useSending } from "../../ui/use-sending.ts";
import { type Account, untilChoices, untilOf } from "./account-state.ts";

interface FormDialogProps {
  readonly onClose: () => void;
}

interface FooterProps {
  readonly form: string;
  readonly word: string;
  readonly isSending: boolean;
  readonly onClose: () => void;
}

function Footer({ form, word, isSending, onClose }: FooterProps) {
  return (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} kind="primary" disabled={isSending}>
        {isSending ? "Sending…" : word}
      </Button>
    </>
  );
}

/** The order of a new account is behind all others. */
export function AccountForm({ account, last, onClose }: FormDialogProps & { readonly account?: Account; readonly last: number }) {
  const [email, setEmail] = useState(account?.email ?? "");
  const [provider, setProvider] = useState(account?.provider ?? "claude");
  const [credentials, setCredentials] = useState("");
  const { isSending, problem, send } = useSending();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fields = { email: email.trim(), provider: provider.trim(), ...(credentials !== "" && { credentials }) };
    void send(async () => {
      if (account === undefined) await client.accounts.create.mutate({ ...fields, sortOrder: last });
      else await client.accounts.update.mutate({ id: account.id, patch: fields });
      toast({ title: `${account ? "Changed" : "Added"} ${fields.email}` });
      onClose();
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={account ? "Change the account" : "Add an account"}
      description="Agents take turns on the accounts of their provider, and pass over those that are exhausted."
      footer={<Footer form="account-form" word={account ? "Save" : "Add"} isSending={isSending} onClose={onClose} />}
    >
      <form id="account-form" onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label="E-mail address"
          type="email"
          required
          value={email}
          onChange={({ target }) => setEmail(target.value)}
          error={problem}
        />
        <TextField
          label="Provider"
          required
          value={provider}
          onChange={({ target }) => setProvider(target.value)}
          hint="The agent CLI that it is for: claude, codex, …"
        />
        <TextField
          label={account ? "New credentials" : "Credentials"}
          type="password"
          autoComplete="new-password"
          value={credentials}
          onChange={({ target }) => setCredentials(target.value)}
          hint={
            account
              ? "Left empty, those that are stored stay. They are never shown."
              : "May be left empty: then the CLI's own login is used. Never shown again."
          }
        />
      </form>
    </Dialog>
  );
}

export function ExhaustDialog({ account, onClose }: FormDialogProps & { readonly account: Account }) {
  const [choice, setChoice] = useState("5");
  const [at, setAt] = useState("");
  const { isSending, problem, send } = useSending();
  const [isPast, setIsPast] = useState(false);
  const error = isPast ? "Choose a time that is still to come." : problem;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const until = untilOf(choice, at, Date.now());
    setIsPast(until === undefined);
    if (until === undefined) return;
    void send(async () => {
      // JSON has no dates: the server takes the text.
      await client.accounts.markExhausted.mutate({ id: account.id, until: until?.toISOString() ?? null });
      toast({ title: `Marked ${account.email} as exhausted` });
      onClose();
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Mark ${account.email} as exhausted`}
      description="No agent is started on it until then."
      footer={<Footer form="exhaust-form" word="Mark as exhausted" isSending={isSending} onClose={onClose} />}
    >
      <form id="exhaust-form" onSubmit={submit} className="flex flex-col gap-3">
        <Select
          label="It is free again"
          options={untilChoices}
          value={choice}
          onChange={({ target }) => setChoice(target.value)}
          error={choice === "at" ? null : error}
        />
        {choice === "at" && (
          <TextField label="Time" type="datetime-local" value={at} onChange={({ target }) => setAt(target.value)} error={error} />
        )}
      </form>
    </Dialog>
  );
}

export function DeleteAccountDialog({ account, onClose }: FormDialogProps & { readonly account: Account }) {
  const remove = async () => {
    await client.accounts.delete.mutate({ id: account.id });
    toast({ title: `Deleted ${account.email}` });
  };
  return (
    <ConfirmDialog
      title={`Delete ${account.email}?`}
      about="Its credentials are deleted with it. Agents that ran on it stay. This cannot be undone."
      deed="Delete"
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
