import { lazy, Suspense } from "react";

const Markdown = lazy(() => import("./markdown.tsx").then((module) => ({ default: module.Markdown })));

/** The text as it was written until what renders it is there. */
export function LazyMarkdown({ text }: { readonly text: string }) {
  return (
    <Suspense fallback={<p className="break-words whitespace-pre-wrap">{text}</p>}>
      <Markdown text={text} />
    </Suspense>
  );
}
