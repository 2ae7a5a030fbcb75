import { expect, it } from "vitest";
import { type AskedQuestion, questionsOf, withChoice } from "./questions.ts";

it("reads questions in every shape that agents use", () => {
  expect(questionsOf(null)).toEqual([]);
  expect(questionsOf("May I?")).toEqual([{ question: "May I?", header: null, multiSelect: false, options: [] }]);
  expect(questionsOf(["One?", { question: "Two?", options: ["a", { label: "b", description: "bee" }, 3] }])).toEqual([
    { question: "One?", header: null, multiSelect: false, options: [] },
    {
      question: "Two?",
      header: null,
      multiSelect: false,
      options: [
        { label: "a", description: null },
        { label: "b", description: "bee" },
      ],
    },
  ]);
  expect(questionsOf({ questions: [{ question: "Q", header: "H", multiSelect: true }] })).toMatchObject([
    { header: "H", multiSelect: true },
  ]);
  expect(questionsOf({ what: 1 })).toMatchObject([{ question: '{"what":1}' }]);
});

it("answers one question by the option, several by a line for each", () => {
  const one: AskedQuestion = { question: "One?", header: "First", multiSelect: false, options: [] };
  const two: AskedQuestion = { question: "Two?", header: null, multiSelect: true, options: [] };
  expect(withChoice("typed", { questions: [one], question: one, label: "yes" })).toBe("yes");
  expect(withChoice("a", { questions: [two], question: two, label: "b" })).toBe("a, b");
  const questions = [one, two];
  const first = withChoice("", { questions, question: one, label: "yes" });
  const both = withChoice(first, { questions, question: two, label: "a" });
  expect(both).toBe("First: yes\nTwo?: a");
  expect(withChoice(both, { questions, question: one, label: "no" })).toBe("First: no\nTwo?: a");
  expect(withChoice(both, { questions, question: two, label: "b" })).toBe("First: yes\nTwo?: a, b");
});
