import { useRef, useState } from "react";
import { saveFile } from "../../data/save-file.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/field.tsx";
import { toast, toastFailure } from "../../ui/toast.ts";
import { type ExportFormat, headOf, linesOf } from "./export-events.ts";
import type { EventCriteria } from "./filters.ts";
import { readEvents } from "./use-event-log.ts";

const PAGE = 200;

interface Reading {
  readonly criteria: EventCriteria;
  readonly format: ExportFormat;
  readonly signal: AbortSignal;
  onCount(count: number): void;
}

/** All of the log that passes the filters, newest first. */
async function readAll({ criteria, format, signal, onCount }: Reading): Promise<{ parts: string[]; count: number }> {
  const parts = [headOf(format)];
  let count = 0;
  for (let before: string | undefined; ; ) {
    const { items, next } = await readEvents(criteria, before, PAGE);
    signal.throwIfAborted();
    parts.push(linesOf(items, format));
    count += items.length;
    onCount(count);
    if (next === null) return { parts, count };
    before = next;
  }
}

interface ExportDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly criteria: EventCriteria;
}

export function ExportDialog({ open, onOpenChange, criteria }: ExportDialogProps) {
  const [format, setFormat] = useState<ExportFormat>("jsonl");
  const [count, setCount] = useState<number | null>(null);
  const running = useRef<AbortController>(null);
  const close = (next: boolean) => {
    running.current?.abort();
    setCount(null);
    onOpenChange(next);
  };
  const start = async () => {
    running.current = new AbortController();
    setCount(0);
    try {
      const all = await readAll({ criteria, format, signal: running.current.signal, onCount: setCount });
      saveFile("signalbox-events", all.parts, format);
      toast({ title: `Exported ${all.count} events.` });
      close(false);
    } catch (error) {
      setCount(null);
      if (!running.current.signal.aborted) toastFailure("Not exported", error);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Export the log"
      description="Every event that passes the present filters, newest first."
      footer={
        <>
          <Button kind="quiet" onClick={() => close(false)}>
            Cancel
          </Button>
          <Button kind="primary" onClick={start} disabled={count !== null}>
            {count === null ? "Export" : `Reading… ${count}`}
          </Button>
        </>
      }
    >
      <Select
        label="Format"
        value={format}
        onChange={({ currentTarget }) => setFormat(currentTarget.value === "csv" ? "csv" : "jsonl")}
        options={[
          { value: "jsonl", label: "JSON lines: every field, for programs" },
          { value: "csv", label: "CSV: for a spreadsheet" },
        ]}
      />
    </Dialog>
  );
}
