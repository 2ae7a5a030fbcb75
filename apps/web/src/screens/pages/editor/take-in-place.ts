import type { DocumentJson } from "@signalbox/documents";
import { Node as ProseNode, type Schema } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";

/** Puts another version of the page in place by changing only what differs, so that the cursor and the undo of the rest stay. Null: nothing differs. */
export function takeInPlace(state: EditorState, json: DocumentJson): Transaction | null {
  const next = read(state.schema, json);
  const now = state.doc.content;
  const start = now.findDiffStart(next.content);
  const end = now.findDiffEnd(next.content);
  if (start === null || end === null) return null;
  // The same letters may count for the beginning and for the end: "aa" to "aaa".
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const change = state.tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
  return change.setMeta("addToHistory", false).setMeta("preventUpdate", true);
}

const read = (schema: Schema, json: DocumentJson): ProseNode => ProseNode.fromJSON(schema, json);
