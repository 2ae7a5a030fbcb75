import { Link } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef } from "react";
import { useCommand } from "../../commands/registry.ts";
import { useDraft } from "../../data/use-draft.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { CommandKeys } from "../../ui/kbd.tsx";
import { findingsOf, type ImportReport, importWords, reportRows } from "./import-report.ts";
import { useImport } from "./use-import.ts";

export function ImportCard() {
  const [path, setPath, clearPath] = useDraft("import.path");
  const trimmed = path.trim();
  const { step, report, imported, problem, preview, run } = useImport(trimmed);
  const form = useRef<HTMLFormElement>(null);
  useCommand("welcome.import", () => form.current?.querySelector("input")?.focus());
  const importButton = useFocusOnPreview(report, form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (trimmed !== "" && step === null) void preview();
  };
  useEffect(() => {
    if (imported !== null) clearPath();
  }, [imported, clearPath]);
  return (
    <section aria-labelledby="import-heading" className="flex flex-col gap-2 rounded-lg border border-line p-4">
      <h2 id="import-heading" className="flex items-center gap-2 text-title font-semibold">
        Import a plan <CommandKeys id="welcome.import" />
      </h2>
      <p className="text-muted">
        Task Master, Beads, Backlog.md, tk tickets or an export of Signalbox. Nothing is written before you say so.
      </p>
      <form ref={form} onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label="File or folder on the machine of the server"
          placeholder="/home/me/project"
          value={path}
          onChange={({ currentTarget }) => setPath(currentTarget.value)}
          error={problem}
          spellCheck={false}
          className="font-mono"
        />
        {report && <Report report={report} />}
        <div className="flex flex-wrap gap-1.5">
          <Button type="submit" kind={report ? "normal" : "primary"} disabled={trimmed === "" || step !== null}>
            {step === "previewing" ? "Reading…" : report ? "Preview again" : "Preview"}
          </Button>
          {report && (
            <Button ref={importButton} kind="primary" onClick={() => void run()} disabled={step !== null}>
              {step === "importing" ? "Importing…" : importWords(report)}
            </Button>
          )}
        </div>
      </form>
      {imported && <Imported {...imported} />}
    </section>
  );
}

/** The next Enter imports, for whoever has not moved on meanwhile. */
function useFocusOnPreview(report: ImportReport | null, form: React.RefObject<HTMLFormElement | null>) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (report !== null && form.current?.contains(document.activeElement)) button.current?.focus();
  }, [report, form]);
  return button;
}

function Report({ report }: { readonly report: ImportReport }) {
  return (
    <div role="status" className="overflow-auto">
      <table className="w-full border-collapse text-left">
        <caption className="pb-1 text-left font-medium">What an import from {report.source} would do</caption>
        <tbody>
          {reportRows(report).map(({ name, value }) => (
            <tr key={name} className="border-t border-line align-top">
              <th scope="row" className="w-44 py-1 pr-3 font-normal text-muted">
                {name}
              </th>
              <td className="py-1">{value}</td>
            </tr>
          ))}
          {findingsOf(report).map(({ title, count, lines }) => (
            <tr key={title} className="border-t border-line align-top">
              <th scope="row" className="w-44 py-1 pr-3 font-normal text-muted">
                {title}
              </th>
              <td className="py-1">
                <Findings count={count} lines={lines} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Findings({ count, lines }: { readonly count: number; readonly lines: readonly string[] }) {
  return (
    <details open={count <= 3}>
      <summary className="min-h-6">{count} found</summary>
      <ul className="max-h-60 overflow-auto break-words">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

interface ImportedProps {
  readonly report: ImportReport;
  readonly initiatives: readonly { readonly id: string; readonly name: string }[];
}

function Imported({ report, initiatives }: ImportedProps) {
  const list = useRef<HTMLUListElement>(null);
  // The button that was pressed is gone; who pressed it goes on with the plan.
  useEffect(() => list.current?.querySelector("a")?.focus(), []);
  const [{ tasks }, first] = [report, initiatives[0]];
  return (
    <div role="status" className="rounded-md bg-added-tint p-3">
      <p className="font-medium">
        Imported: {tasks.created} tasks are new, {tasks.updated} changed, {tasks.unchanged} are as they were.
      </p>
      {first === undefined && <p>No initiative changed.</p>}
      <ul ref={list} className="mt-1">
        {initiatives.map(({ id, name }) => (
          <li key={id}>
            <Link to="/i/$initiativeId" params={{ initiativeId: id }} className="inline-block min-h-6 text-accent underline">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
