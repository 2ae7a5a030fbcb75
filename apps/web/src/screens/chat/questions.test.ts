import { expect, it } from "vitest";
import { orderQuestions, type Question } from "./questions.ts";

const question = (id: string, over: Partial<Question>): Question => ({
  id,
  fromAgentId: "a",
  toAgentId: "b",
  initiativeId: null,
  phaseId: null,
  taskId: null,
  question: "which?",
  answer: null,
  status: "pending",
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  ...over,
});

it("puts what waits first, the newest before the older, ties by id", () => {
  const later = { createdAt: "2026-01-02T00:00:00.000Z" };
  const rows = [
    question("answered new", { ...later, status: "answered" }),
    question("b", {}),
    question("a", {}),
    question("new", later),
    question("answered old", { status: "answered" }),
  ];
  expect(orderQuestions(rows).map(({ id }) => id)).toEqual(["new", "a", "b", "answered new", "answered old"]);
});
