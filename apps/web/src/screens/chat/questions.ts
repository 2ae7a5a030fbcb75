/** The order of what agents ask each other: what waits before what is answered, and the newest first. Pure. */
import type { Outputs } from "../../api/trpc.ts";

export type Question = Outputs["conversations"]["list"]["items"][number];

export function orderQuestions(questions: readonly Question[]): Question[] {
  const rank = ({ status }: Question) => (status === "pending" ? 0 : 1);
  return questions.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(a.createdAt < b.createdAt) - Number(a.createdAt > b.createdAt) ||
      Number(a.id > b.id) - Number(a.id < b.id),
  );
}
