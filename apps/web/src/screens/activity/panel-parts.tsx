import { useNavigate } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { useCommand } from "../../commands/registry.ts";
import { Button } from "../../ui/button.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { activityRoute } from "./route.ts";

interface WithDetailProps {
  readonly children: ReactNode;
  readonly detail: ReactNode;
  /** Shown where there is no detail. */
  readonly nothing: string;
  readonly onClose: () => void;
}

/** Side by side; on a small screen the detail takes the place of the list. */
export function WithDetail({ children, detail, nothing, onClose }: WithDetailProps) {
  const isNarrow = useNarrow();
  const isCovered = isNarrow && Boolean(detail);
  useCommand("up", onClose, { enabled: Boolean(detail) });
  return (
    <div className="flex min-h-0 grow">
      {!isCovered && <div className="flex min-h-0 min-w-0 grow flex-col">{children}</div>}
      {(!isNarrow || isCovered) && (
        <section
          aria-label="Detail"
          data-detail
          tabIndex={-1}
          className="min-h-0 overflow-auto border-l border-line outline-none min-[901px]:w-[400px] min-[901px]:shrink-0 max-[901px]:grow max-[901px]:border-0"
        >
          {isCovered && (
            <Button kind="quiet" icon={<ArrowLeft size={14} aria-hidden />} onClick={onClose} className="m-2 mb-0">
              Back to the list
            </Button>
          )}
          {detail || <p className="px-4 py-8 text-muted">{nothing}</p>}
        </section>
      )}
    </div>
  );
}

type Search = ReturnType<typeof activityRoute.useSearch>;

/** The filters stand in the address; another question forgets which row was chosen. */
export function useFilters() {
  const navigate = useNavigate({ from: "/activity" });
  const { tab } = activityRoute.useSearch();
  const clear = () => navigate({ search: { tab } });
  useCommand("activity.clearFilters", clear);
  return {
    clear,
    set: (name: keyof Search, value: string | undefined) => navigate({ search: (now) => ({ ...now, seq: undefined, [name]: value }) }),
    only: (entity: string) => navigate({ search: (now) => ({ tab, seq: now.seq, entity }) }),
  };
}
