import { Button } from "../../../ui/button.tsx";
import { clockTime } from "../../../ui/time.tsx";
import { type SaveState, wordOf } from "./save-state.ts";

interface SaveLabelProps {
  readonly state: SaveState;
  /** When the text was typed that the page was opened with, though it had not been saved. */
  readonly restoredFrom: number | null;
  readonly onRetry: () => void;
}

/** Where the text is, by the server's word alone. */
export function SaveLabel({ state, restoredFrom, onRetry }: SaveLabelProps) {
  const word = wordOf(state);
  const words = {
    editing: "Editing",
    saving: "Saving",
    saved: state.savedAt === null ? "Saved" : `Saved ${clockTime(state.savedAt)}`,
    failed: "Not saved",
    conflict: "Conflict",
  } as const;
  return (
    <>
      <span data-save-state={word} className={word === "failed" || word === "conflict" ? "font-medium text-needs" : ""}>
        {words[word]}
      </span>
      {word === "failed" && (
        <>
          <span className="max-w-80 truncate" title={state.problem ?? ""}>
            {state.problem}
          </span>
          <Button kind="quiet" onClick={onRetry}>
            Retry
          </Button>
        </>
      )}
      {restoredFrom !== null && <span role="status">What you had typed at {clockTime(restoredFrom)} is here again</span>}
      <span role="status" className="sr-only">
        {word === "failed" ? `Not saved: ${state.problem}` : word === "conflict" ? "The page was saved elsewhere meanwhile." : ""}
      </span>
    </>
  );
}
