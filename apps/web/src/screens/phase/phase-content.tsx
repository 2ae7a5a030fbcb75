import { fromStored, plainText } from "@signalbox/documents";

/** The plan of the phase as text. A chunk of its own: reading documents takes a library that no list needs. */
export function PhaseContent({ content }: { readonly content: string }) {
  const text = plainText(fromStored(content).json).trim();
  if (text === "") return <p className="text-muted">Nothing is written down yet.</p>;
  return <div className="max-w-prose break-words whitespace-pre-wrap">{text}</div>;
}
