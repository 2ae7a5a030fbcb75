import { lazy, Suspense } from "react";

const MarkdownView = lazy(() => import("./markdown-view.tsx").then((module) => ({ default: module.MarkdownView })));

export interface MarkdownProps {
  readonly text: string;
  /** The level of the heading it stands under; its own headings go on from there. */
  readonly under?: number;
}

/** Markdown as people read it. Until its reader is loaded the text stands as it was written. */
export function Markdown(props: MarkdownProps) {
  return (
    <Suspense fallback={<p className="break-words whitespace-pre-wrap">{props.text}</p>}>
      <MarkdownView {...props} />
    </Suspense>
  );
}
