import { clsx } from "clsx";
import { type ReactNode, useEffect, useState } from "react";
import type { CommandId } from "../commands/catalog.ts";
import { Button, CommandButton } from "./button.tsx";
import { ClientError, reportOf } from "./failure.ts";
import { clockTime } from "./time.tsx";
import { toast } from "./toast.ts";

const SKELETON_AFTER_MS = 150;

/** Grey rows in the shape of what comes, and only where it takes a while. */
export function Skeleton({ rows = 6, height = 32 }: { readonly rows?: number; readonly height?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div role="status" aria-label="Loading" className="px-4 py-1">
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey rows have no identity
        <div key={index} className="flex items-center border-b border-line" style={{ height }}>
          <div className="h-3 rounded bg-selected" style={{ width: `${70 - ((index * 17) % 40)}%` }} />
        </div>
      ))}
    </div>
  );
}

interface EmptyProps {
  /** One sentence: what belongs here. */
  readonly children: ReactNode;
  /** The one thing to do about it. */
  readonly command?: CommandId;
  readonly action?: ReactNode;
}

export function Empty({ children, command, action }: EmptyProps) {
  return (
    <div className="flex flex-col items-start gap-3 px-4 py-8 text-muted">
      <p className="max-w-prose">{children}</p>
      {command && <CommandButton id={command} kind="primary" />}
      {action}
    </div>
  );
}

interface FailedProps {
  /** What could not be done: "The inbox could not be read." */
  readonly what: string;
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What failed, in the server's words, with what a report needs. */
export function Failed({ what, error, onRetry }: FailedProps) {
  const failure = new ClientError(error);
  const copy = () => navigator.clipboard.writeText(reportOf(what, failure)).then(() => toast({ title: "The report was copied." }));
  return (
    <div role="alert" className="m-4 max-w-prose rounded-lg border border-failed p-3">
      <p className="font-medium text-failed">{what}</p>
      <p className="mt-1 break-words">{failure.message}</p>
      {failure.requestId !== null && <p className="mt-1 font-mono text-meta text-muted">Request {failure.requestId}</p>}
      <div className="mt-3 flex gap-2">
        {onRetry && <Button onClick={onRetry}>Retry</Button>}
        <Button kind="quiet" onClick={copy}>
          Copy report
        </Button>
      </div>
    </div>
  );
}

interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly dataUpdatedAt: number;
  refetch(): unknown;
}

interface QueryPanelProps<Data> {
  readonly query: Asked<Data>;
  /** What could not be read, should it fail: "the inbox". */
  readonly what: string;
  readonly loading?: ReactNode;
  readonly isEmpty?: (data: Data) => boolean;
  readonly empty?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** The four states of what is read from the server: loading, empty, failed, and shown though it may be old. */
export function QueryPanel<Data>({ query, what, loading = <Skeleton />, isEmpty, empty, children }: QueryPanelProps<Data>) {
  const { data, error } = query;
  if (data === undefined && error != null)
    return <Failed what={`Signalbox could not read ${what}.`} error={error} onRetry={() => query.refetch()} />;
  if (data === undefined) return loading;
  return (
    <>
      {error != null && (
        <p role="status" className="border-b border-line bg-panel px-4 py-1 text-meta text-muted">
          As of {clockTime(query.dataUpdatedAt)}: {new ClientError(error).message}{" "}
          <button type="button" className="min-h-6 font-medium text-accent" onClick={() => query.refetch()}>
            Retry
          </button>
        </p>
      )}
      {isEmpty?.(data) ? empty : children(data)}
    </>
  );
}

export function Badge({ children, loud = false }: { readonly children: ReactNode; readonly loud?: boolean }) {
  return <span className={clsx("rounded px-1.5 text-meta font-medium", loud ? "bg-needs-tint text-needs" : "text-muted")}>{children}</span>;
}
