import { expect, it } from "vitest";
import { composeAnswer, numberedOptions, pick, readQuestions } from "./asked-questions.ts";

const sent = {
  questions: [
    {
      question: " Which format? ",
      options: [{ label: "uuid", description: "Keeps old rows valid." }, "ULID", { label: "uuid" }, { other: 1 }],
    },
    { question: "Which stores?", multiSelect: true, options: ["Charges", "Refunds", "Payouts"] },
  ],
};

it("reads every form in which agents ask", () => {
  expect(readQuestions(sent)).toEqual([
    {
      question: "Which format?",
      several: false,
      options: [
        { label: "uuid", description: null },
        { label: "ULID", description: null },
      ],
    },
    { question: "Which stores?", several: true, options: ["Charges", "Refunds", "Payouts"].map((label) => ({ label, description: null })) },
  ]);
  expect(readQuestions(["Why?"])).toEqual([{ question: "Why?", several: false, options: [] }]);
  expect(readQuestions({ question: "Why?" })).toEqual([{ question: "Why?", several: false, options: [] }]);
  expect(readQuestions({ other: true })).toEqual([{ question: null, several: false, options: [] }]);
  expect(readQuestions(null)).toEqual([]);
});

it("keeps what an option says of itself", () => {
  const [one] = readQuestions([{ question: "Which?", options: [{ label: "a", description: " why " }] }]);
  expect(one?.options).toEqual([{ label: "a", description: "why" }]);
});

it("counts the options of all questions through, for the keys", () => {
  expect(numberedOptions(readQuestions(sent)).map(({ place, label }) => `${place} ${label}`)).toEqual([
    "0 uuid",
    "0 ULID",
    "1 Charges",
    "1 Refunds",
    "1 Payouts",
  ]);
});

it("picks one of one question, several of another, and lets go what is picked again", () => {
  const one = pick(pick({}, { place: 0, label: "uuid" }, false), { place: 0, label: "ULID" }, false);
  expect(one).toEqual({ 0: ["ULID"] });
  expect(pick(one, { place: 0, label: "ULID" }, false)).toEqual({ 0: [] });
  const two = pick(pick(one, { place: 1, label: "Payouts" }, true), { place: 1, label: "Charges" }, true);
  expect(two).toEqual({ 0: ["ULID"], 1: ["Payouts", "Charges"] });
  expect(pick(two, { place: 1, label: "Payouts" }, true)).toEqual({ 0: ["ULID"], 1: ["Charges"] });
});

it("sends nothing while a question stands open, unless words are written", () => {
  const questions = readQuestions(sent);
  expect(composeAnswer(questions, {}, "  ")).toBeNull();
  expect(composeAnswer(questions, { 0: ["uuid"] }, "")).toBeNull();
  expect(composeAnswer(questions, { 0: ["uuid"], 1: [] }, "")).toBeNull();
  expect(composeAnswer(questions, { 0: ["uuid"] }, " the rest later ")).toBe("Which format?: uuid\nthe rest later");
  expect(composeAnswer(questions, { 0: ["uuid"], 1: ["Payouts", "Charges"] }, "")).toBe(
    "Which format?: uuid\nWhich stores?: Charges, Payouts",
  );
});

it("answers a single question by the label alone, and one without options by words", () => {
  const single = readQuestions([{ question: "Yes?", options: ["Yes", "No"] }]);
  expect(composeAnswer(single, { 0: ["Yes"] }, "")).toBe("Yes");
  expect(composeAnswer(single, { 0: ["Yes"] }, "but soon")).toBe("Yes\nbut soon");
  expect(composeAnswer(readQuestions("Why?"), {}, "")).toBeNull();
  expect(composeAnswer(readQuestions("Why?"), {}, "Because.")).toBe("Because.");
  // What was picked of a question that has changed since is no answer.
  expect(composeAnswer(single, { 0: ["Maybe"] }, "")).toBeNull();
});
