import { Square, SquareCheck } from "lucide-react";
import { memo, useMemo } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import type { MarkdownProps } from "./markdown.tsx";
import { type MarkdownNode, nestHeadings } from "./nest-headings.ts";

const isElsewhere = (address: string | undefined): address is string => address !== undefined && /^https?:/i.test(address);

const address = (text: string | undefined) => text && <code className="font-mono text-meta break-all text-muted">({text})</code>;

/** HTML in a text stays text. Nothing is loaded from elsewhere: an image is named with its address, and a link says where it goes. */
const components: Components = {
  a: ({ href, children }) =>
    isElsewhere(href) ? (
      <a href={href} target="_blank" rel="noopener noreferrer" className="text-accent underline underline-offset-2">
        {children}
      </a>
    ) : (
      // An address within the text's own repository leads nowhere on this page. Of an e-mail address that is its own text nothing is missing.
      <span>
        {children} {href !== `mailto:${children}` && address(href)}
      </span>
    ),
  img: ({ alt, src }) => (
    <span className="text-muted">
      Image: {alt || "without a description"} {address(typeof src === "string" ? src : undefined)}
    </span>
  ),
  input: ({ checked }) => {
    const Mark = checked ? SquareCheck : Square;
    return (
      <span role="img" aria-label={checked ? "Done:" : "Not done:"} className="mr-1.5 inline-block align-[-2px]">
        <Mark size={14} aria-hidden className={checked ? "text-done" : "text-muted"} />
      </span>
    );
  },
  // A wide table scrolls, so it must be reachable by keyboard.
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div role="group" aria-label="Table" tabIndex={0} className="max-w-full overflow-x-auto">
      <table>{children}</table>
    </div>
  ),
};

const shape = [
  "min-w-0 max-w-[75ch] break-words [&>*+*]:mt-2",
  "[&_:is(h1,h2,h3,h4,h5,h6)]:mt-4 [&_:is(h1,h2,h3,h4,h5,h6)]:font-semibold [&>:first-child]:mt-0",
  "[&_ul]:list-disc [&_ol]:list-decimal [&_:is(ul,ol)]:pl-5 [&_.contains-task-list]:list-none [&_.contains-task-list]:pl-0",
  // The words of a task stand beside its mark, also in their second line.
  "[&_.task-list-item]:pl-5 [&_.task-list-item]:-indent-5 [&_.task-list-item_:is(ul,ol,p,pre)]:indent-0",
  "[&_li_:is(ul,ol)]:pl-5 [&_blockquote]:border-l-2 [&_blockquote]:border-line-strong [&_blockquote]:pl-3 [&_blockquote]:text-muted",
  "[&_code]:font-mono [&_code]:text-[12px] [&_:not(pre)>code]:rounded [&_:not(pre)>code]:bg-panel [&_:not(pre)>code]:px-1",
  "[&_pre]:rounded-md [&_pre]:border [&_pre]:border-line [&_pre]:bg-panel [&_pre]:p-2 [&_pre]:break-words [&_pre]:whitespace-pre-wrap",
  "[&_:is(th,td)]:border [&_:is(th,td)]:border-line [&_:is(th,td)]:px-2 [&_:is(th,td)]:py-1 [&_:is(th,td)]:text-left [&_hr]:border-line",
].join(" ");

export const MarkdownView = memo(function MarkdownView({ text, under = 2 }: MarkdownProps) {
  const plugins = useMemo(() => [remarkGfm, () => (tree: unknown) => nestHeadings(tree as MarkdownNode, under)], [under]);
  return (
    <div className={shape}>
      <ReactMarkdown remarkPlugins={plugins} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
});
