import { useEffect, useRef, useState } from "react";
import { useDraft } from "../../data/use-draft.ts";
import { ClientError } from "../../ui/failure.ts";
import { afterSaving, type Edit, follow, isChanged, isContested, keepMine, readEdit, writeEdit } from "./edit-state.ts";

interface EditOptions {
  /** Of the draft in this browser. */
  readonly name: string;
  /** The text as the server has it. */
  readonly stored: string;
  /** Answers the text as it is stored then. */
  save(text: string): Promise<string>;
}

/** The edit as this browser keeps it. `newest` is what was typed last, however old the caller's own view is. */
function useKeptEdit(name: string, stored: string) {
  const [kept, keep, drop] = useDraft(name);
  const [fresh, setFresh] = useState<Edit>({ base: stored, text: stored });
  const edit = readEdit(kept) ?? fresh;
  const newest = useRef(edit);
  newest.current = edit;
  const put = (next: Edit) => {
    newest.current = next;
    setFresh(next);
    if (isChanged(next)) keep(writeEdit(next));
    else drop();
  };
  return { edit, newest, put };
}

/** The edit of a text: it survives a reload, is saved against what it began with, and says when somebody else changed that meanwhile. */
export function useEdit({ name, stored, save }: EditOptions) {
  const { edit, newest, put } = useKeptEdit(name, stored);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const followed = isSaving ? edit : follow(edit, stored);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is stored is what makes it run
  useEffect(() => {
    if (followed !== edit) put(followed);
  }, [stored, followed === edit]);
  const isUnsettled = !isSaving && isContested(edit, stored);
  const send = async (): Promise<boolean> => {
    const sent = newest.current;
    if (!isChanged(sent)) return true;
    if (isUnsettled || isSaving) return false;
    setSaving(true);
    setProblem(null);
    try {
      const now = await save(sent.text);
      put(afterSaving(newest.current, sent.text, now));
      setSavedAt(Date.now());
      return true;
    } catch (error) {
      setProblem(new ClientError(error).message);
      return false;
    } finally {
      setSaving(false);
    }
  };
  const discard = () => {
    setProblem(null);
    put({ base: stored, text: stored });
  };
  return {
    ...{ problem, isSaving, savedAt, send, discard },
    text: followed.text,
    isChanged: isChanged(followed),
    theirs: isUnsettled ? stored : null,
    type: (text: string) => put({ ...followed, text }),
    keepMine: () => put(keepMine(edit, stored)),
  };
}

export type EditHandle = ReturnType<typeof useEdit>;
