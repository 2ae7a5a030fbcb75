import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { client, trpc } from "../../api/trpc.ts";
import { useTaskNames } from "../../data/use-names.ts";
import { usePages } from "../../data/use-pages.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { ListAndDetail } from "../../ui/list-and-detail.tsx";
import { MakeTaskDialog } from "../../ui/make-task-dialog.tsx";
import { PageFrame, TabLinks } from "../../ui/page-frame.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, QueryPanel } from "../../ui/states.tsx";
import { IssueDetail } from "./issue-detail.tsx";
import { factsOf, type Issue, type IssueSource, shownIssues, sourceWords, statusesOf } from "./issue-facts.ts";
import { IssueRow } from "./issue-row.tsx";
import { LinkTaskDialog } from "./link-task-dialog.tsx";
import { linkIssue, linkMadeTask, useIssueActions } from "./use-issue-actions.ts";

const route = getRouteApi("/issues");
const sources: readonly IssueSource[] = ["github", "sentry", "ticket"];

export function IssuesScreen() {
  const { source, status, item } = route.useSearch();
  const navigate = useNavigate();
  const pages = usePages({
    key: [...trpc.issues.list.pathKey(), { source, status }],
    read: (after) =>
      client.issues.list.query({
        limit: 200,
        ...(after && { after }),
        ...(source && { sourceType: source }),
        ...(status && { status }),
      }),
  });
  // What can be chosen must not shrink to what was chosen: the statuses come from the issues of the source, not from those shown.
  const ofSource = useQuery(trpc.issues.list.queryOptions({ limit: 200, ...(source && { sourceType: source }) }));
  const shown = shownIssues(pages.items, status);
  const active = useNamedIssue(shown, item) ?? (item === undefined ? shown[0] : undefined);
  const choose = (id: string | undefined) => navigate({ to: "/issues", search: (now) => ({ ...now, item: id }), replace: true });
  const { dialog, close } = useIssueActions(active, () => {
    const next = shown[shown.findIndex(({ id }) => id === active?.id) + 1];
    void choose(next?.id);
  });
  const link = (to: IssueSource | undefined) => ({ to: "/issues", search: { source: to, status } }) as const;
  const backLink = { to: "/issues", search: { source, status } } as const;
  return (
    <PageFrame
      title="Issues"
      bar={
        <>
          <TabLinks
            label="Sources of issues"
            items={[
              { label: "All", link: link(undefined), current: source === undefined },
              ...sources.map((each) => ({
                label: each === "ticket" ? "Tickets" : sourceWords[each],
                link: link(each),
                current: source === each,
              })),
            ]}
          />
          <div className="ml-auto w-40">
            <Select
              label="Status"
              hideLabel
              value={status ?? ""}
              onChange={({ target }) => navigate({ to: "/issues", search: { source, status: target.value || undefined } })}
              options={[
                { value: "", label: "All but ignored" },
                ...statusesOf([...pages.items, ...(ofSource.data?.items ?? [])], status).map((each) => ({ value: each, label: each })),
              ]}
            />
          </div>
        </>
      }
    >
      <QueryPanel
        query={pages.query}
        what="the issues"
        isEmpty={() => shown.length === 0 && !pages.hasMore}
        empty={<NoIssues source={source} status={status} />}
      >
        {() => (
          <ListAndDetail
            isChosen={item !== undefined}
            back={{ label: "All issues", link: backLink }}
            list={
              <>
                <IssueList issues={shown} active={active?.id ?? null} onActive={choose} />
                {pages.hasMore && (
                  <div className="border-t border-line px-4 py-2">
                    <Button onClick={() => pages.more()} disabled={pages.isReadingMore}>
                      {pages.isReadingMore ? "Loading…" : `Load more than these ${pages.items.length.toLocaleString()}`}
                    </Button>
                  </div>
                )}
              </>
            }
            detail={active && <IssueDetail issue={active} />}
          />
        )}
      </QueryPanel>
      {dialog?.kind === "make" && (
        <MakeTaskDialog
          what="the issue"
          name={dialog.issue.title}
          description={factsOf(dialog.issue.sourceData).body}
          onClose={close}
          onMade={(task) => linkMadeTask(dialog.issue, task)}
        />
      )}
      {dialog?.kind === "link" && <LinkTaskDialog onClose={close} onPick={(task) => linkIssue(dialog.issue, task)} />}
    </PageFrame>
  );
}

/** The issue that the address names, also where the list does not hold it: ignored by now, or on a page that was not read yet. */
function useNamedIssue(shown: readonly Issue[], item: string | undefined): Issue | undefined {
  const listed = shown.find(({ id }) => id === item);
  const { data } = useQuery({ ...trpc.issues.get.queryOptions({ id: item ?? "" }), enabled: item !== undefined && listed === undefined });
  return listed ?? (data?.id === item ? data : undefined);
}

interface IssueListProps {
  readonly issues: readonly Issue[];
  readonly active: string | null;
  readonly onActive: (id: string) => void;
}

function IssueList({ issues, active, onActive }: IssueListProps) {
  const names = useTaskNames(issues.map(({ taskId }) => taskId));
  return (
    <RowList
      label="Issues"
      items={issues}
      keyOf={({ id }) => id}
      rowHeight={52}
      activeKey={active}
      onActive={onActive}
      renderRow={(issue) => <IssueRow issue={issue} task={names.get(issue.taskId ?? "") ?? null} />}
      className="grow"
    />
  );
}

const ways: Readonly<Record<IssueSource, string>> = {
  github: "No issue of GitHub is here. Reading them from GitHub comes with a later release; everything else works without it.",
  sentry: "No issue of Sentry is here. Reading them from Sentry comes with a later release; everything else works without it.",
  ticket: "No ticket is here. Bring in the tickets of another tool with “signalbox import <path>” in a terminal.",
};

function NoIssues({ source, status }: { readonly source: IssueSource | undefined; readonly status: string | undefined }) {
  if (status !== undefined) return <Empty>No issue has the status “{status}”.</Empty>;
  if (source !== undefined) return <Empty>{ways[source]}</Empty>;
  return (
    <Empty>
      Problems to be made into tasks stand here: tickets that “signalbox import &lt;path&gt;” brings in, and later issues of GitHub and
      Sentry.
    </Empty>
  );
}
