import { useState } from "react";
import { client, type Inputs, queryClient, trpc } from "../../api/trpc.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ClientError } from "../../ui/failure.ts";
import { Checkbox, TextField } from "../../ui/field.tsx";
import { toast } from "../../ui/toast.ts";
import { emptyKeyForm, type KeyForm, type KeyProblems, keyInputOf } from "./key-form.ts";
import { copy } from "./section.tsx";

const scopes = [
  ["read", "Read", "Every list and detail, but nothing of the administration."],
  ["plan", "Plan", "All of read, and changing the plan."],
  ["admin", "Admin", "Everything: also keys, accounts, settings and imports."],
] as const;

interface FieldsProps {
  readonly form: KeyForm;
  readonly problems: KeyProblems;
  readonly onChange: (change: Partial<KeyForm>) => void;
}

function Fields({ form, problems, onChange }: FieldsProps) {
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label="Name"
        maxLength={200}
        value={form.name}
        error={problems.name}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-meta font-medium text-muted">Scopes</legend>
        {scopes.map(([scope, label, hint]) => (
          <Checkbox
            key={scope}
            label={label}
            hint={hint}
            checked={form[scope]}
            onChange={({ currentTarget }) => onChange({ [scope]: currentTarget.checked })}
          />
        ))}
        {problems.scopes && <p className="text-meta text-failed">{problems.scopes}</p>}
      </fieldset>
      <TextField
        label="Agent (its id; may be left out)"
        hint="The key speaks as that agent, and as nobody else."
        value={form.agentId}
        error={problems.agentId}
        onChange={({ currentTarget }) => onChange({ agentId: currentTarget.value })}
      />
      <TextField
        label="Last day (may be left out)"
        type="date"
        className="max-w-44"
        value={form.expires}
        error={problems.expires}
        onChange={({ currentTarget }) => onChange({ expires: currentTarget.value })}
      />
    </div>
  );
}

/** The one moment in which the secret can be seen. */
function Secret({ secret }: { readonly secret: string | null }) {
  if (secret === null)
    return <p>The key was made, but its secret was told to an answer that got lost. Revoke this key and make another one.</p>;
  return (
    <div className="flex flex-col items-start gap-3">
      <p>This is the only time that the key is shown: Signalbox keeps no more than its hash. Copy it now to where it is used.</p>
      <code className="w-full rounded-md border border-line bg-panel p-2 font-mono break-all">{secret}</code>
      <Button kind="primary" onClick={() => copy(secret).then(() => toast({ title: "The key was copied." }))}>
        Copy the key
      </Button>
    </div>
  );
}

function useCreateKey() {
  const [form, setForm] = useState(emptyKeyForm);
  const [problems, setProblems] = useState<KeyProblems>({});
  const [state, setState] = useState<{ isSending?: boolean; problem?: string; made?: { secret: string | null; name: string } }>({});
  const send = async () => {
    const read = keyInputOf(form, new Date());
    setProblems("problems" in read ? read.problems : {});
    if ("problems" in read) return;
    setState({ isSending: true });
    try {
      // JSON carries the time as a text, where the contract says Date.
      const { secret } = await client.apiKeys.create.mutate(read.input as unknown as Inputs["apiKeys"]["create"]);
      setState({ made: { secret, name: read.input.name } });
      void queryClient.invalidateQueries({ queryKey: trpc.apiKeys.pathKey() });
    } catch (error) {
      setState({ problem: new ClientError(error).message });
    }
  };
  return { form, change: (change: Partial<KeyForm>) => setForm({ ...form, ...change }), problems, state, send };
}

export function CreateKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { form, change, problems, state, send } = useCreateKey();
  const { made } = state;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={made ? `The key “${made.name}” is made` : "Create an API key"}
      footer={
        made ? (
          <Button onClick={onClose}>I have it: close</Button>
        ) : (
          <>
            <Button kind="quiet" onClick={onClose}>
              Cancel
            </Button>
            <Button kind="primary" disabled={state.isSending} onClick={send}>
              {state.isSending ? "Sending…" : "Create the key"}
            </Button>
          </>
        )
      }
    >
      {made ? <Secret secret={made.secret} /> : <Fields form={form} problems={problems} onChange={change} />}
      {state.problem && (
        <p role="alert" className="mt-2 text-failed">
          Not created: {state.problem}
        </p>
      )}
    </Dialog>
  );
}
