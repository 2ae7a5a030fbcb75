import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";

const heading: Components["h1"] = ({ children }) => <h3 className="mt-3 font-semibold">{children}</h3>;

const components: Components = {
  // One level, below the heading of the detail: a foreign text knows nothing of the page around it.
  ...{ h1: heading, h2: heading, h3: heading, h4: heading, h5: heading, h6: heading },
  a: ({ children, href }) => (
    <a href={href} target="_blank" rel="noopener noreferrer" className="text-accent underline">
      {children}
    </a>
  ),
  p: ({ children }) => <p className="my-2">{children}</p>,
  ul: ({ children }) => <ul className="my-2 list-disc pl-5">{children}</ul>,
  ol: ({ children }) => <ol className="my-2 list-decimal pl-5">{children}</ol>,
  code: ({ children }) => <code className="rounded bg-panel px-1 font-mono text-meta">{children}</code>,
  pre: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <pre tabIndex={0} className="my-2 overflow-auto rounded-md bg-panel p-2">
      {children}
    </pre>
  ),
  blockquote: ({ children }) => <blockquote className="my-2 border-l-2 border-line pl-3 text-muted">{children}</blockquote>,
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <div tabIndex={0} className="my-2 overflow-auto">
      <table className="[&_td]:border [&_td]:border-line [&_td]:px-2 [&_th]:border [&_th]:border-line [&_th]:px-2">{children}</table>
    </div>
  ),
};

// A checkbox of somebody's list has no label and does nothing here; an image would be asked for elsewhere.
const left = ["img", "input"];

export function MarkdownText({ text }: { readonly text: string }) {
  return (
    <div className="max-w-prose break-words">
      <Markdown remarkPlugins={[remarkGfm]} disallowedElements={left} components={components}>
        {text}
      </Markdown>
    </div>
  );
}
