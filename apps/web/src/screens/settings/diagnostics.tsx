import { useQuery } from "@tanstack/react-query";
import { type Outputs, trpc } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { useConnection } from "../../live/connection.ts";
import { signOut } from "../../session.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { QueryPanel } from "../../ui/states.tsx";
import { type Status, StatusLabel } from "../../ui/status.tsx";
import { fullTime } from "../../ui/time.tsx";
import { toast, toastFailure } from "../../ui/toast.ts";
import { copy, Section } from "./section.tsx";

type Check = Outputs["doctor"]["check"]["checks"][number];

const states: Readonly<Record<Check["state"], readonly [Status, string]>> = {
  ok: ["done", "Good"],
  warn: ["blocked", "Look"],
  fail: ["failed", "Wrong"],
};

function CheckRow({ check }: { readonly check: Check }) {
  const [status, word] = states[check.state];
  const { fix } = check;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t border-line py-1.5">
      <span className="w-16 shrink-0">
        <StatusLabel status={status} word={word} />
      </span>
      <span className="w-36 shrink-0 font-medium">{check.title}</span>
      <span className="min-w-0 grow basis-64 break-words">
        {check.detail}
        {fix !== null && (
          <span className="mt-1 flex flex-wrap items-center gap-2">
            <code className="rounded bg-panel px-1.5 font-mono text-meta break-all">{fix}</code>
            <Button
              kind="quiet"
              aria-label={`Copy the command for ${check.title}`}
              onClick={() => copy(fix).then(() => toast({ title: "Copied." }))}
            >
              Copy
            </Button>
          </span>
        )}
      </span>
    </li>
  );
}

const connectionWords = { connecting: "connecting", live: "live", reconnecting: "reconnecting", offline: "offline" } as const;

/** The names of the built files carry a hash: it tells one build from another. */
const pageBuild = () => document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute("src") ?? "unknown";

async function readVersion(): Promise<string> {
  const answer = await fetch("/healthz");
  const { version } = (await answer.json()) as { version: string };
  return version;
}

function useFacts(): readonly (readonly [string, string])[] {
  const { connection, heardAt, updated } = useConnection();
  const sequence = useQuery(trpc.events.lastSequence.queryOptions(undefined, { staleTime: 0, refetchInterval: 10_000 }));
  const version = useQuery({ queryKey: ["healthz"], queryFn: readVersion });
  return [
    ["Server", version.data === undefined ? "not known" : `version ${version.data}`],
    ["Page", `${pageBuild()}${updated ? ", and the server has a newer one" : ""}`],
    ["Live feed", `${connectionWords[connection]} since ${fullTime(heardAt)}`],
    ["Last event", sequence.data === undefined ? "not known" : String(sequence.data.sequence)],
    ["Browser", navigator.userAgent],
    ["Window", `${window.innerWidth} × ${window.innerHeight}, ${navigator.language}`],
  ];
}

const reportOf = (facts: readonly (readonly [string, string])[], checks: readonly Check[]): string =>
  [
    ...facts.map(([name, value]) => `${name}: ${value}`),
    "",
    ...checks.map(({ state, title, detail }) => `${state.padEnd(4)} ${title}: ${detail}`),
    "",
  ].join("\n");

export function Diagnostics() {
  const doctor = useQuery(trpc.doctor.check.queryOptions(undefined, { staleTime: 0 }));
  const facts = useFacts();
  useCommand("settings.runDoctor", () => doctor.refetch(), { enabled: !doctor.isFetching });
  useCommand("settings.copyReport", async () => {
    try {
      await copy(reportOf(facts, doctor.data?.checks ?? []));
      toast({ title: "The report was copied. It holds no secrets, but names of paths." });
    } catch (error) {
      toastFailure("The report was not copied", error);
    }
  });
  return (
    <>
      <Section title="Doctor" about="Whether everything is there that Signalbox needs, and what to run where it is not.">
        <div className="flex flex-wrap gap-2">
          <CommandButton id="settings.runDoctor">{doctor.isFetching ? "Looking…" : "Run again"}</CommandButton>
          <CommandButton id="settings.copyReport">Copy report</CommandButton>
        </div>
        <QueryPanel query={doctor} what="the findings of the doctor">
          {({ checks }) => (
            <ul className="border-b border-line">
              {checks.map((check) => (
                <CheckRow key={check.id} check={check} />
              ))}
            </ul>
          )}
        </QueryPanel>
      </Section>
      <Section title="This page">
        <Facts facts={facts} />
      </Section>
      <Section
        title="Sign out"
        about="This browser forgets that you are signed in. The address that the server printed signs you in again."
      >
        <div>
          <Button onClick={() => signOut().catch((error) => toastFailure("Not signed out", error))}>Sign out of this browser</Button>
        </div>
      </Section>
    </>
  );
}
