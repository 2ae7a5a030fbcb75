import { writeFileSync } from "node:fs";
import type { FullResult, Reporter, Suite, TestError } from "@playwright/test/reporter";

/** Writes what `npm test` adds to its closing line, to the file that SIGNALBOX_TEST_SUMMARY names. */
export default class Summary implements Reporter {
  #suite: Suite | undefined;
  readonly #problems: string[] = [];

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onError(error: TestError): void {
    this.#problems.push(`browser: ${error.message?.split("\n")[0] ?? "unknown error"}`);
  }

  onEnd(_result: FullResult): void {
    const tests = this.#suite?.allTests() ?? [];
    const of = (outcome: string) => tests.filter((test) => test.outcome() === outcome);
    const name = (test: (typeof tests)[number]) => test.titlePath().slice(3).join(" > ");
    const reason = (test: (typeof tests)[number]) => test.annotations.find(({ type }) => type === "skip")?.description ?? "no reason given";
    for (const test of of("flaky")) process.stdout.write(`flaky: ${name(test)} passed on retry ${test.results.length - 1}\n`);
    const summary = {
      passed: of("expected").length + of("flaky").length,
      failed: of("unexpected").length,
      skips: of("skipped").map((test) => `browser > ${name(test)}: ${reason(test)}`),
      files: [],
      problems: this.#problems,
    };
    writeFileSync(process.env.SIGNALBOX_TEST_SUMMARY ?? "", JSON.stringify(summary));
  }
}
