import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { Check, CircleX, Copy, TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import { type Outputs, trpc } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { CommandButton, IconButton } from "../../ui/button.tsx";
import { QueryPanel, Skeleton } from "../../ui/states.tsx";
import { clockTime } from "../../ui/time.tsx";
import { toast } from "../../ui/toast.ts";
import { mayRecheck } from "./recheck.ts";

type DoctorCheck = Outputs["doctor"]["check"]["checks"][number];

const marks = {
  ok: { icon: Check, word: "Good", tone: "text-done" },
  warn: { icon: TriangleAlert, word: "Warning", tone: "text-needs" },
  fail: { icon: CircleX, word: "Failed", tone: "text-failed" },
} as const;

function Row({ check: { title, state, detail, fix } }: { readonly check: DoctorCheck }) {
  const { icon: Icon, word, tone } = marks[state];
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b border-line py-1.5">
      <span className={clsx("flex w-20 shrink-0 items-center gap-1.5 font-medium", tone)}>
        <Icon size={14} aria-hidden />
        {word}
      </span>
      <span className="w-36 shrink-0 font-medium">{title}</span>
      <span className="min-w-0 grow basis-60 break-words text-muted">
        {detail}
        {fix !== null && <Fix title={title} command={fix} />}
      </span>
    </li>
  );
}

function Fix({ title, command }: { readonly title: string; readonly command: string }) {
  const copy = () => navigator.clipboard.writeText(command).then(() => toast({ title: "The command was copied." }));
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 rounded bg-panel px-1.5 py-0.5 font-mono text-meta break-all text-fg">{command}</code>
      <IconButton label={`Copy the command for ${title}`} className="size-6!" onClick={() => void copy()}>
        <Copy size={14} aria-hidden />
      </IconButton>
    </span>
  );
}

/** Whether everything is there that is needed. It looks again when the person comes back from mending something. */
export function DoctorList() {
  const doctor = useQuery(trpc.doctor.check.queryOptions());
  const { data: overview } = useQuery(trpc.plans.overview.queryOptions());
  const tasks = overview?.initiatives.reduce((sum, initiative) => sum + initiative.tasks.total, 0);
  const { refetch, dataUpdatedAt } = doctor;
  useCommand("welcome.doctor", () => refetch(), { enabled: !doctor.isFetching });
  useEffect(() => {
    const look = () => {
      if (mayRecheck({ now: Date.now(), last: dataUpdatedAt, tasks })) void refetch();
    };
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [refetch, dataUpdatedAt, tasks]);
  return (
    <section aria-labelledby="doctor-heading">
      <div className="mb-1 flex items-center gap-3">
        <h2 id="doctor-heading" className="text-title font-semibold">
          This machine
        </h2>
        <span role="status" className="text-meta text-muted">
          {doctor.isFetching ? "Checking…" : dataUpdatedAt > 0 ? `Checked at ${clockTime(dataUpdatedAt)}` : ""}
        </span>
        <CommandButton id="welcome.doctor" kind="quiet" className="ml-auto" />
      </div>
      <QueryPanel query={doctor} what="the state of this machine" loading={<Skeleton rows={8} />}>
        {({ checks }) => (
          <ul className="border-t border-line">
            {checks.map((check) => (
              <Row key={check.id} check={check} />
            ))}
          </ul>
        )}
      </QueryPanel>
    </section>
  );
}
