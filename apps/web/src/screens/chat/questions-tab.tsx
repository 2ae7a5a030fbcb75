import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { client, trpc } from "../../api/trpc.ts";
import { useAgentNames } from "../../data/use-names.ts";
import { usePages } from "../../data/use-pages.ts";
import { Button } from "../../ui/button.tsx";
import { ListAndDetail } from "../../ui/list-and-detail.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, QueryPanel, Skeleton } from "../../ui/states.tsx";
import { StatusMark } from "../../ui/status.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { QuestionDetail } from "./question-detail.tsx";
import { orderQuestions, type Question } from "./questions.ts";
import { TWO_LINES, TwoLineRow } from "./two-line-row.tsx";

const route = getRouteApi("/conversations");

export function QuestionsTab() {
  const { item } = route.useSearch();
  const navigate = useNavigate();
  const isNarrow = useNarrow();
  const pages = usePages({
    key: [...trpc.conversations.list.pathKey(), "all"],
    read: (after) => client.conversations.list.query({ limit: 200, after }),
  });
  const questions = orderQuestions(pages.items);
  const active = questions.find(({ id }) => id === item) ?? questions[0];
  const show = (id: string) => void navigate({ to: "/conversations", search: { item: id }, replace: !isNarrow });
  return (
    <QueryPanel
      query={pages.query}
      what="the questions"
      loading={<Skeleton height={TWO_LINES} />}
      isEmpty={(all) => all.length === 0}
      empty={<Empty command="go.agents">No agent has asked another anything yet. Their questions and answers stand here.</Empty>}
    >
      {() => (
        <ListAndDetail
          isChosen={item !== undefined}
          back={{ label: "All questions", link: { to: "/conversations" } }}
          list={
            <>
              <RowList
                label="Questions"
                className="grow"
                items={questions}
                keyOf={({ id }) => id}
                rowHeight={TWO_LINES}
                renderRow={(question) => <Row question={question} />}
                activeKey={active?.id ?? null}
                onActive={show}
                onOpen={({ id }) => show(id)}
              />
              {pages.hasMore && (
                <Button kind="quiet" className="m-2" onClick={() => void pages.more()} disabled={pages.isReadingMore}>
                  More questions
                </Button>
              )}
            </>
          }
          detail={active && <QuestionDetail key={active.id} question={active} />}
        />
      )}
    </QueryPanel>
  );
}

function Row({ question: { status, question, createdAt, fromAgentId, toAgentId } }: { readonly question: Question }) {
  const agentName = useAgentNames();
  const isPending = status === "pending";
  return (
    <TwoLineRow
      mark={<StatusMark status={isPending ? "queued" : "done"} label={isPending ? "Waits for an answer" : "Answered"} />}
      title={question.split("\n")[0] ?? ""}
      since={createdAt}
      meta={`${agentName(fromAgentId)} asks ${agentName(toAgentId)}`}
    />
  );
}
