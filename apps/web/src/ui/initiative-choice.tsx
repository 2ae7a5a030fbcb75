import { useQuery } from "@tanstack/react-query";
import { client, trpc } from "../api/trpc.ts";
import { Select } from "./field.tsx";

/** The initiative of the address; else the one that was changed last; else the newest. */
export function useInitiativeChoice(chosen: string | undefined, lastEvent: "changeSet.applied" | "chatSession.opened") {
  const overview = useQuery(trpc.plans.overview.queryOptions());
  const last = useQuery({
    queryKey: [...trpc.changeSets.pathKey(), "last", lastEvent],
    queryFn: () => client.events.newest.query({ types: [lastEvent], limit: 1 }),
    enabled: chosen === undefined,
  });
  const initiatives = overview.data?.initiatives ?? [];
  const known = (id: unknown) => initiatives.find((initiative) => initiative.id === id)?.id;
  const payload = last.data?.items[0]?.payload as { initiativeId?: string } | undefined;
  const isKnown = overview.data !== undefined && (chosen !== undefined || !last.isPending);
  return {
    initiatives,
    initiativeId: isKnown ? (chosen ?? known(payload?.initiativeId) ?? initiatives[0]?.id) : undefined,
    isKnown,
    overview,
  };
}

interface InitiativeSelectProps {
  readonly initiatives: readonly { readonly id: string; readonly name: string }[];
  readonly value: string | undefined;
  readonly onChoose: (id: string) => void;
}

export function InitiativeSelect({ initiatives, value, onChoose }: InitiativeSelectProps) {
  return (
    <div className="border-b border-line px-4 py-2">
      <Select
        label="Initiative"
        options={initiatives.map(({ id, name }) => ({ value: id, label: name }))}
        value={value ?? ""}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      />
    </div>
  );
}
