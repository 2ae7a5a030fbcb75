import { Link, type LinkProps } from "@tanstack/react-router";
import { clsx } from "clsx";
import { type ReactNode, useEffect } from "react";

interface PageFrameProps {
  readonly title: string;
  /** The title where it stands, if it is more than text: it can be edited there. */
  readonly heading?: ReactNode;
  /** The way here, the nearest last. */
  readonly crumbs?: readonly { readonly label: string; readonly link: LinkProps }[];
  /** Stands in the place of the title while that is being changed. */
  readonly titleEditor?: ReactNode;
  /** In the header, beside the title. */
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
  /** Tabs and filters: a second line. */
  readonly bar?: ReactNode;
  readonly children: ReactNode;
}

/** What every screen has: one h1, the way here, its actions, and a body that scrolls. */
export function PageFrame({ title, heading, crumbs = [], titleEditor, meta, actions, bar, children }: PageFrameProps) {
  useEffect(() => {
    document.title = `${title} · Signalbox`;
  }, [title]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5">
        <div className="flex min-w-0 flex-wrap items-center gap-x-1.5">
          {crumbs.map(({ label, link }) => (
            <span key={label} className="flex max-w-60 items-center gap-1.5 text-muted">
              <Link {...link} data-crumb title={label} className="truncate rounded leading-6 hover:text-fg hover:underline">
                {label}
              </Link>
              <span aria-hidden>/</span>
            </span>
          ))}
          <h1
            tabIndex={-1}
            className={titleEditor ? "sr-only" : clsx("min-w-0 text-title font-semibold", heading === undefined && "truncate")}
          >
            {heading ?? title}
          </h1>
          {titleEditor}
        </div>
        <div className="flex items-center gap-3 text-muted">{meta}</div>
        <div className="ml-auto flex flex-wrap items-center gap-1.5">{actions}</div>
      </header>
      {bar && <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-1">{bar}</div>}
      <div className="min-h-0 grow overflow-auto">{children}</div>
    </div>
  );
}

interface TabItem {
  readonly label: string;
  readonly link: LinkProps;
  readonly current: boolean;
  readonly count?: number;
}

/** Views of one screen. They are links, because the view stands in the address. */
export function TabLinks({ label, items }: { readonly label: string; readonly items: readonly TabItem[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-1">
      {items.map(({ label: name, link, current, count }) => (
        <Link
          key={name}
          {...link}
          aria-current={current ? "page" : undefined}
          className={clsx(
            "flex min-h-7 items-center gap-1.5 rounded-md px-2 whitespace-nowrap",
            current ? "bg-selected font-medium text-fg" : "text-muted hover:bg-selected hover:text-fg",
          )}
        >
          {name}
          {count !== undefined && <span className="text-meta text-muted">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
