import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { done } from "../../commands/undo.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { CommandKeys } from "../../ui/kbd.tsx";
import { toastFailure } from "../../ui/toast.ts";

export function SampleCard() {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const sample = useQuery(trpc.sample.find.queryOptions());
  const [isMaking, setMaking] = useState(false);
  const [asks, setAsks] = useState(false);
  const open = async () => {
    setMaking(true);
    try {
      // A key pressed before the answer came counts, too.
      const present = await cache.ensureQueryData(trpc.sample.find.queryOptions());
      const { initiativeId } = present ?? (await client.sample.create.mutate({}));
      await cache.invalidateQueries({ queryKey: trpc.sample.pathKey() });
      await navigate({ to: "/i/$initiativeId", params: { initiativeId } });
    } catch (error) {
      toastFailure("The sample could not be opened.", error);
    } finally {
      setMaking(false);
    }
  };
  useCommand("welcome.sample", open, { enabled: !isMaking });
  return (
    <section aria-labelledby="sample-heading" className="flex flex-col items-start gap-2 rounded-lg border border-line p-4">
      <h2 id="sample-heading" className="flex items-center gap-2 text-title font-semibold">
        Open the sample <CommandKeys id="welcome.sample" />
      </h2>
      <p className="text-muted">
        “Tidepool”: a small project with 4 phases, 14 tasks, pages, issues, an agent with a question and a proposal. It needs no agent
        program and can be removed at any time.
      </p>
      <div className="flex flex-wrap gap-1.5">
        <CommandButton id="welcome.sample" kind="primary">
          {isMaking ? "Making the sample…" : sample.data ? "Open" : "Make and open it"}
        </CommandButton>
        {sample.data && <Button onClick={() => setAsks(true)}>Remove…</Button>}
      </div>
      {asks && <RemoveDialog onClose={() => setAsks(false)} />}
    </section>
  );
}

function RemoveDialog({ onClose }: { readonly onClose: () => void }) {
  const cache = useQueryClient();
  const remove = async () => {
    await client.sample.remove.mutate({});
    await cache.invalidateQueries({ queryKey: trpc.sample.pathKey() });
    done("Removed the sample");
  };
  return (
    <ConfirmDialog
      title="Remove the sample?"
      about="Its project, plan, issues, agent and messages go, with whatever you changed in them. Your own plans stay."
      deed="Remove"
      keep="Keep it"
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
