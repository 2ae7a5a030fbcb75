import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";

const components: Components = {
  // The headings of a message stand below those of the page, whatever their level in the text.
  h1: ({ children }) => <h4 className="mt-2 font-semibold">{children}</h4>,
  h2: ({ children }) => <h4 className="mt-2 font-semibold">{children}</h4>,
  h3: ({ children }) => <h4 className="mt-2 font-semibold">{children}</h4>,
  h4: ({ children }) => <h4 className="mt-2 font-semibold">{children}</h4>,
  h5: ({ children }) => <h4 className="mt-2 font-semibold">{children}</h4>,
  h6: ({ children }) => <h4 className="mt-2 font-semibold">{children}</h4>,
  ul: ({ children }) => <ul className="list-disc pl-5">{children}</ul>,
  ol: ({ children }) => <ol className="list-decimal pl-5">{children}</ol>,
  a: ({ children, href }) => (
    <a href={href} target="_blank" rel="noreferrer" className="text-accent underline">
      {children}
    </a>
  ),
  pre: ({ children }) => (
    // It scrolls sideways, and so a keyboard has to reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <pre tabIndex={0} className="overflow-auto rounded-md border border-line bg-panel p-2 font-mono text-meta">
      {children}
    </pre>
  ),
  code: ({ children }) => <code className="font-mono text-meta">{children}</code>,
  blockquote: ({ children }) => <blockquote className="border-l-2 border-line-strong pl-3 text-muted">{children}</blockquote>,
  table: ({ children }) => (
    <table className="border-collapse [&_td]:border [&_td]:border-line [&_td]:px-2 [&_th]:border [&_th]:border-line [&_th]:px-2">
      {children}
    </table>
  ),
};

const remarkPlugins = [remarkGfm];
/** A picture would ask another machine for itself. */
const disallowed = ["img"];

/** What people and agents write, without HTML and pictures. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-2 break-words">
      <ReactMarkdown components={components} remarkPlugins={remarkPlugins} disallowedElements={disallowed}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
