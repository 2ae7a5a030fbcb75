import { useState } from "react";
import { client, type Outputs } from "../../../api/trpc.ts";
import { composeAnswer, type Picks, pick, readQuestions } from "../../../data/asked-questions.ts";
import { AnswerOptions } from "../../../ui/answer-options.tsx";
import { AnswerForm } from "./answer-form.tsx";

interface AgentQuestionsProps {
  readonly agent: Outputs["agents"]["get"];
}

/** What it asks and waits for. Never shown as answered before the server says so. */
export function AgentQuestions({ agent }: AgentQuestionsProps) {
  // Other questions begin with nothing picked.
  return agent.pendingQuestions == null ? null : <Asking key={JSON.stringify(agent.pendingQuestions)} agent={agent} />;
}

function Asking({ agent: { id, pendingQuestions } }: AgentQuestionsProps) {
  const questions = readQuestions(pendingQuestions);
  const [picks, setPicks] = useState<Picks>({});
  const [only] = questions;
  const hasOptions = questions.some(({ options }) => options.length > 0);
  return (
    <section aria-labelledby="agent-questions" className="border-b border-line px-4 py-4">
      <h2 id="agent-questions" className="text-title font-semibold text-needs">
        {questions.length > 1 ? `It asks ${questions.length} things` : "It asks"}
      </h2>
      {/* Whatever shape it has, it can be read. */}
      {questions.length < 2 && <p className="max-w-prose break-words">{only?.question ?? JSON.stringify(pendingQuestions)}</p>}
      <AnswerForm
        name={`agent.${id}.answer`}
        label={hasOptions ? "In your own words" : "Your answer"}
        answerOf={(text) => composeAnswer(questions, picks, text)}
        send={(answer) => client.agents.answer.mutate({ id, answer })}
      >
        {(hasOptions || questions.length > 1) && (
          <div className="max-w-prose">
            <AnswerOptions
              questions={questions}
              picks={picks}
              onToggle={(option) => setPicks((now) => pick(now, option, questions[option.place]?.several ?? false))}
            />
          </div>
        )}
      </AnswerForm>
    </section>
  );
}
