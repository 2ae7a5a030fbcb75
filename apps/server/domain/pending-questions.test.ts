import { expect, it } from "vitest";
import { readPendingQuestion } from "./pending-questions.ts";

const told = { question: "Which harbour?", options: ["Husum", "Emden"] };

it.each([
  [
    "a list below `questions`",
    { questions: [{ question: "Which harbour?", options: [{ label: "Husum", description: "north" }, { label: "Emden" }] }] },
  ],
  [
    "a list of questions, of which the first counts",
    [
      { question: "Which harbour?", options: ["Husum", "Emden"] },
      { question: "When?", options: ["now"] },
    ],
  ],
  ["one question", { question: " Which harbour? ", options: ["Husum", " Emden ", "", "Husum", 7, null] }],
])("reads %s", (_form, sent) => {
  expect(readPendingQuestion(sent)).toEqual(told);
});

it("reads a question that offers nothing, and options without a question", () => {
  expect(readPendingQuestion({ questions: [{ question: "Why?" }] })).toEqual({ question: "Why?", options: [] });
  expect(readPendingQuestion(["Why?"])).toEqual({ question: "Why?", options: [] });
  expect(readPendingQuestion({ options: ["yes", "no"] })).toEqual({ question: null, options: ["yes", "no"] });
});

it.each([null, undefined, 7, {}, [], { questions: null }, { questions: [] }, [null], { question: 7, options: "no" }].map((sent) => [sent]))(
  "finds no question and no list in %j",
  (sent) => {
    expect(readPendingQuestion(sent).question).toBeNull();
  },
);
