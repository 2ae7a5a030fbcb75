import { client, type Outputs } from "../../../api/trpc.ts";
import { Button } from "../../../ui/button.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { questionsOf, withChoice } from "./questions.ts";

/** What it asks and waits for. Never shown as answered before the server says so. */
export function AgentQuestions({ agent }: { readonly agent: Outputs["agents"]["get"] }) {
  const questions = questionsOf(agent.pendingQuestions);
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="agent-questions" className="border-b border-line px-4 py-4">
      <h2 id="agent-questions" className="text-title font-semibold text-needs">
        {questions.length === 1 ? "It asks" : `It asks ${questions.length} things`}
      </h2>
      <AnswerForm
        name={`agent.${agent.id}.answer`}
        label="Your answer"
        send={(answer) => client.agents.answer.mutate({ id: agent.id, answer })}
        choices={(answer, setAnswer) => (
          <ol className="flex max-w-prose flex-col gap-4">
            {questions.map((question) => (
              <li key={question.question}>
                <p className="break-words">{question.question}</p>
                <ul className="mt-1 border-t border-line">
                  {question.options.map(({ label, description }) => (
                    <li key={label} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1">
                      <Button
                        onClick={() => setAnswer(withChoice(answer, { questions, question, label }))}
                        className="whitespace-normal text-left"
                      >
                        {label}
                      </Button>
                      {description && <span className="min-w-40 flex-1 text-muted">{description}</span>}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        )}
      />
    </section>
  );
}
