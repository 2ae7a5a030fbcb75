import { Button } from "../../ui/button.tsx";
import type { EditHandle } from "./use-edit.ts";

/** Both texts, and the choice between them. Nothing is sent before it is made. */
export function ChangedMeanwhile({ edit }: { readonly edit: EditHandle }) {
  if (edit.theirs === null) return null;
  return (
    <div role="alert" className="my-2 rounded-lg border border-needs p-3 text-base font-normal">
      <p className="font-medium text-needs">Changed meanwhile by somebody else. Yours is not saved yet.</p>
      <dl className="my-2 grid gap-2 min-[700px]:grid-cols-2">
        <Version name="Theirs" text={edit.theirs} />
        <Version name="Yours" text={edit.text} />
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button onClick={edit.discard}>Take theirs</Button>
        <Button onClick={edit.keepMine}>Keep mine</Button>
      </div>
    </div>
  );
}

function Version({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-meta font-medium text-muted">{name}</dt>
      <dd className="max-h-48 overflow-auto rounded-md border border-line bg-panel p-2 break-words whitespace-pre-wrap">
        {text === "" ? <span className="text-muted">Nothing</span> : text}
      </dd>
    </div>
  );
}
