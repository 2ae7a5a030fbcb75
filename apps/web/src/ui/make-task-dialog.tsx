import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { client, type Outputs, trpc } from "../api/trpc.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Select, TextField } from "./field.tsx";
import { useSending } from "./use-sending.ts";

interface MakeTaskDialogProps {
  /** What the task is made of: "the issue". */
  readonly what: string;
  readonly name: string;
  readonly description: string | null;
  readonly children?: ReactNode;
  readonly onClose: () => void;
  /** The task is there; what belongs to it comes now. */
  onMade(task: Outputs["tasks"]["create"]): Promise<void>;
}

const NAME_MAX = 500;

export function MakeTaskDialog({ what, name: given, description, children, onClose, onMade }: MakeTaskDialogProps) {
  const overview = useQuery(trpc.plans.overview.queryOptions());
  const initiatives = overview.data?.initiatives.filter(({ status }) => status === "active") ?? [];
  const [name, setName] = useState(given.slice(0, NAME_MAX));
  const [chosen, setChosen] = useState<string | null>(null);
  const initiativeId = chosen ?? initiatives[0]?.id ?? "";
  const [phaseId, setPhaseId] = useState("");
  const phases = useQuery({ ...trpc.phases.list.queryOptions({ initiativeId, limit: 200 }), enabled: initiativeId !== "" });
  const { isSending, problem, send } = useSending();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(async () => {
      const place = { ...(initiativeId !== "" && { initiativeId }), ...(phaseId !== "" && { phaseId }) };
      await onMade(await client.tasks.create.mutate({ name, ...place, ...(description !== null && { description }) }));
      onClose();
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Make a task of ${what}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="make-task" kind="primary" disabled={isSending || name.trim() === ""}>
            {isSending ? "Sending…" : "Make the task"}
          </Button>
        </>
      }
    >
      <form id="make-task" onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label="Name"
          required
          maxLength={NAME_MAX}
          value={name}
          onChange={({ target }) => setName(target.value)}
          error={problem}
        />
        <Select
          label="Initiative"
          value={initiativeId}
          onChange={({ target }) => {
            setChosen(target.value);
            setPhaseId("");
          }}
          options={[...initiatives.map(({ id, name: label }) => ({ value: id, label })), { value: "", label: "None" }]}
        />
        <Select
          label="Phase"
          value={phaseId}
          onChange={({ target }) => setPhaseId(target.value)}
          options={[{ value: "", label: "None" }, ...(phases.data?.items ?? []).map(({ id, name: label }) => ({ value: id, label }))]}
        />
        {children}
      </form>
    </Dialog>
  );
}
