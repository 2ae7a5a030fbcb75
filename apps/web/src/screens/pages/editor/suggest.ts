/** What is offered while one types: kinds of blocks behind a `/`, things of the plan behind an `@`. */
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

export interface Asked {
  readonly sign: "/" | "@";
  readonly query: string;
  /** From the sign to the cursor. */
  readonly from: number;
  readonly to: number;
}

export interface SuggestKeys {
  /** True: the key was for the list. */
  onKey(key: string): boolean;
}

interface SuggestState {
  readonly asked: Asked | null;
  /** Where the sign stands that was sent away with Escape. */
  readonly dismissed: number | null;
  /** The list and the option of it that is chosen now, by their ids: for whoever reads by ear. */
  readonly active: string | null;
}

const key = new PluginKey<SuggestState>("suggest");

export const suggestOf = (state: EditorState): SuggestState | undefined => key.getState(state);
export const setActiveOption = (view: EditorView, active: string | null): void => {
  if (suggestOf(view.state)?.active !== active) view.dispatch(view.state.tr.setMeta(key, { active }));
};

const pattern = /(?:^|\s)([/@])([\p{L}\p{N}-]{0,30})$/u;

function findAsked({ selection }: EditorState): Asked | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  // One place for each thing that is no text, so that the count of letters is the count of places.
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc");
  const found = pattern.exec(before);
  if (!found?.[1]) return null;
  const query = found[2] ?? "";
  return { sign: found[1] as Asked["sign"], query, from: $from.pos - query.length - 1, to: $from.pos };
}

export function suggestPlugin(keys: SuggestKeys): Plugin<SuggestState> {
  return new Plugin<SuggestState>({
    key,
    state: {
      init: () => ({ asked: null, dismissed: null, active: null }),
      apply: (...[change, before, , state]) => {
        const meta = change.getMeta(key) as Partial<SuggestState> | undefined;
        if (meta?.active !== undefined) return { ...before, active: meta.active };
        const asked = findAsked(state);
        const dismissed = meta?.dismissed ?? (asked?.from === before.dismissed ? before.dismissed : null);
        // Only typing opens it; a cursor that comes by does not.
        const isOpen = asked !== null && asked.from !== dismissed && (change.docChanged || before.asked?.from === asked.from);
        return { asked: isOpen ? asked : null, dismissed, active: isOpen ? before.active : null };
      },
    },
    props: {
      attributes: (state) => attributesOf(key.getState(state)),
      handleKeyDown: (view, event) => {
        const asked = suggestOf(view.state)?.asked;
        if (!asked || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
        if (event.key === "Escape") {
          view.dispatch(view.state.tr.setMeta(key, { dismissed: asked.from }));
          return true;
        }
        return keys.onKey(event.key);
      },
    },
  });
}

function attributesOf(state: SuggestState | undefined): Record<string, string> {
  const [list, option] = state?.asked ? (state.active?.split(" ") ?? []) : [];
  return list && option ? { "aria-controls": list, "aria-activedescendant": option } : {};
}
