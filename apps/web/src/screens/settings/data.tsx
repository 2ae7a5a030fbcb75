import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, type Outputs, queryClient, trpc } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { QueryPanel } from "../../ui/states.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { fullTime } from "../../ui/time.tsx";
import { bytesInWords, type Finding, verificationInWords } from "./data-words.ts";
import { Outcome, Section } from "./section.tsx";

type Facts = Outputs["database"]["status"];

const readAgain = (key: readonly unknown[]) => queryClient.invalidateQueries({ queryKey: key as string[] });

function FactList({ facts }: { readonly facts: Facts }) {
  const rows = [
    ["Kind", facts.kind === "sqlite" ? "SQLite" : "PostgreSQL"],
    ["Place", facts.path],
    ["Size", bytesInWords(facts.bytes)],
    ...(facts.kind === "sqlite" ? [["Not yet in the file (WAL)", bytesInWords(facts.walBytes)]] : []),
    ["Migrations", facts.migrations.map(({ tag }) => tag).join(", ")],
  ];
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-0.5">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 break-all">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Backups({ backups }: Pick<Facts, "backups">) {
  if (backups.length === 0) return <p className="text-muted">There is no backup yet.</p>;
  return (
    <table className="w-full">
      <thead className="text-left text-meta text-muted">
        <tr>
          {["Made", "Size", "File"].map((head) => (
            <th key={head} scope="col" className="pr-3 font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {backups.map(({ path, bytes, createdAt }) => (
          <tr key={path} className="border-t border-line">
            <td className="py-1 pr-3 whitespace-nowrap">{fullTime(createdAt)}</td>
            <td className="pr-3 whitespace-nowrap">{bytesInWords(bytes)}</td>
            <td className="font-mono text-meta break-all">{path}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {findings.map(({ isGood, words }) => (
        <li key={words} className="flex items-start gap-3">
          <span className="w-14 shrink-0">
            <StatusLabel status={isGood ? "done" : "failed"} word={isGood ? "Good" : "Wrong"} />
          </span>
          {words}
        </li>
      ))}
    </ul>
  );
}

function Database() {
  const query = useQuery(trpc.database.status.queryOptions(undefined, { staleTime: 0 }));
  const backup = useMutation({
    mutationFn: () => client.database.backup.mutate({}),
    onSuccess: () => readAgain(trpc.database.status.pathKey()),
  });
  const verify = useMutation({ mutationFn: () => client.database.verify.query({}) });
  useCommand("settings.backUp", () => backup.mutate(), { enabled: !backup.isPending });
  useCommand("settings.verify", () => verify.mutate(), { enabled: !verify.isPending });
  return (
    <>
      <Section title="Database">
        <QueryPanel query={query} what="the state of the database">
          {(facts) => <FactList facts={facts} />}
        </QueryPanel>
      </Section>
      <Section title="Backups" about="A whole copy, made while Signalbox goes on. It can be opened as a database of its own.">
        <div className="flex flex-wrap items-center gap-3">
          <CommandButton id="settings.backUp">Back up now</CommandButton>
          <Outcome
            isPending={backup.isPending}
            error={backup.error}
            saved={backup.data && `Written: ${backup.data.path}, ${bytesInWords(backup.data.bytes)}.`}
          />
        </div>
        {query.data && <Backups backups={query.data.backups} />}
      </Section>
      <Section title="Verify" about="Counts everything anew, folds the log once more, and follows the chain of the audit log.">
        <div className="flex flex-wrap items-center gap-3">
          <CommandButton id="settings.verify">Verify now</CommandButton>
          <Outcome isPending={verify.isPending} error={verify.error} />
        </div>
        {verify.data && <Findings findings={verificationInWords(verify.data)} />}
      </Section>
    </>
  );
}

function PlanRepair() {
  const verify = useMutation({ mutationFn: () => client.plans.verify.query() });
  const repair = useMutation({
    mutationFn: () => client.plans.repair.mutate({}),
    onSuccess: (data) => data.repaired > 0 && queryClient.invalidateQueries(),
  });
  const wrong = verify.data?.total ?? 0;
  return (
    <Section
      title="Plan"
      about="Whether a task is ready stands beside it as counts. They can be counted again, and put right where they are not."
    >
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={verify.isPending} onClick={() => verify.mutate()}>
          Check the plan
        </Button>
        <Button disabled={repair.isPending} onClick={() => repair.mutate()}>
          Repair the plan
        </Button>
        <Outcome
          isPending={verify.isPending || repair.isPending}
          error={repair.error ?? verify.error}
          saved={
            repair.data
              ? `Repaired: ${repair.data.repaired} of ${repair.data.total} wrong values, in ${repair.data.tasks} tasks.`
              : verify.data && (wrong === 0 ? `All ${verify.data.tasks} tasks are right.` : `${wrong} values are wrong.`)
          }
        />
      </div>
    </Section>
  );
}

function Sample() {
  const query = useQuery(trpc.sample.find.queryOptions());
  const [isRemoving, setRemoving] = useState(false);
  const again = () => queryClient.invalidateQueries();
  const create = useMutation({ mutationFn: () => client.sample.create.mutate({}), onSuccess: again });
  return (
    <Section title="Sample" about="A small plan to look around in, with an agent that asks something. It goes without a trace.">
      <QueryPanel query={query} what="whether the sample is there">
        {(found) => (
          <div className="flex flex-wrap items-center gap-3">
            {found ? (
              <>
                <Link
                  to="/i/$initiativeId"
                  params={{ initiativeId: found.initiativeId }}
                  className="flex min-h-7 items-center font-medium text-accent underline"
                >
                  Open the sample
                </Link>
                <Button kind="danger" onClick={() => setRemoving(true)}>
                  Remove the sample
                </Button>
              </>
            ) : (
              <Button disabled={create.isPending} onClick={() => create.mutate()}>
                Create the sample
              </Button>
            )}
            <Outcome isPending={create.isPending} error={create.error} />
          </div>
        )}
      </QueryPanel>
      {isRemoving && (
        <ConfirmDialog
          title="Remove the sample"
          about="Its project, plan, pages, issues and agent are deleted, with everything that was added to them."
          name="Tidepool"
          deed="Remove"
          onConfirm={() => client.sample.remove.mutate({}).then(again)}
          onClose={() => setRemoving(false)}
        />
      )}
    </Section>
  );
}

export function Data() {
  return (
    <>
      <Database />
      <PlanRepair />
      <Sample />
    </>
  );
}
