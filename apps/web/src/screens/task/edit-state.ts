/** An edit of a text that others may change meanwhile. Pure: what was typed is never lost, and what others wrote never overwritten unseen. */
export interface Edit {
  /** The text that the edit began with. */
  readonly base: string;
  readonly text: string;
}

/** As it is kept in the browser until the server has it. */
export const writeEdit = (edit: Edit): string => JSON.stringify(edit);

export function readEdit(kept: string): Edit | null {
  try {
    const { base, text } = JSON.parse(kept) as Partial<Edit>;
    return typeof base === "string" && typeof text === "string" ? { base, text } : null;
  } catch {
    return null;
  }
}

export const isChanged = ({ base, text }: Edit): boolean => base !== text;

/** True when somebody else has written something else: the person decides. */
export const isContested = (edit: Edit, stored: string): boolean => stored !== edit.base && stored !== edit.text && isChanged(edit);

/** The edit upon what is stored now, where that needs no decision. */
export function follow(edit: Edit, stored: string): Edit {
  if (stored === edit.base || isContested(edit, stored)) return edit;
  return isChanged(edit) ? { ...edit, base: stored } : { base: stored, text: stored };
}

export const keepMine = (edit: Edit, stored: string): Edit => ({ ...edit, base: stored });

/** After `sent` was stored as `stored`; typing may have gone on meanwhile. */
export const afterSaving = (edit: Edit, sent: string, stored: string): Edit => ({
  base: stored,
  text: edit.text === sent ? stored : edit.text,
});
