import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { ClientError } from "../../ui/failure.ts";
import { type ImportReport, touchedInitiatives } from "./import-report.ts";

interface Previewed {
  readonly path: string;
  readonly report: ImportReport;
}

interface Imported {
  readonly report: ImportReport;
  readonly initiatives: readonly { readonly id: string; readonly name: string }[];
}

type Step = "previewing" | "importing" | null;

/** Reading a plan first, and taking it over only then. What was previewed counts for its own path alone. */
export function useImport(path: string) {
  const cache = useQueryClient();
  const [step, setStep] = useState<Step>(null);
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const [failed, setFailed] = useState<{ path: string; message: string } | null>(null);
  const take = async (next: Exclude<Step, null>, deed: () => Promise<void>) => {
    setStep(next);
    setFailed(null);
    setImported(null);
    try {
      await deed();
    } catch (error) {
      setFailed({ path, message: new ClientError(error).message });
    } finally {
      setStep(null);
    }
  };
  const preview = () =>
    take("previewing", async () => {
      setPreviewed({ path, report: await client.plans.import.mutate({ path, dryRun: true }) });
    });
  const run = () =>
    take("importing", async () => {
      const before = await client.plans.overview.query();
      const report = await client.plans.import.mutate({ path, dryRun: false });
      // Read here and not from the live feed, so that the links stand as soon as the import is over.
      const after = await cache.fetchQuery({ ...trpc.plans.overview.queryOptions(), staleTime: 0 });
      setPreviewed(null);
      setImported({ report, initiatives: touchedInitiatives(before.initiatives, after.initiatives) });
    });
  const report = previewed?.path === path ? previewed.report : null;
  return { step, report, imported, problem: failed?.path === path ? failed.message : null, preview, run };
}
