// A vitest reporter: writes counts, skip reasons and problems outside a test to the file SIGNALBOX_TEST_SUMMARY names.
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { root } from "./child.mjs";

const message = (error) => String(error?.message ?? error).split("\n")[0];

/** A file that cannot be loaded or a hook that throws fails no test of its own: count it here. */
function problemsOf(testModule) {
  const where = relative(root, testModule.moduleId);
  const suites = [...testModule.children.allSuites()].flatMap((suite) => suite.errors());
  return [...testModule.errors(), ...suites].map((error) => `${where}: ${message(error)}`);
}

export default class TestSummary {
  onTestRunEnd(testModules, unhandledErrors) {
    const summary = {
      passed: 0,
      failed: 0,
      skips: [],
      files: [],
      problems: unhandledErrors.map((error) => `unhandled: ${message(error)}`),
    };
    for (const testModule of testModules) {
      summary.files.push(testModule.moduleId);
      summary.problems.push(...problemsOf(testModule));
      for (const test of testModule.children.allTests()) count(summary, test);
    }
    writeFileSync(process.env.SIGNALBOX_TEST_SUMMARY, JSON.stringify(summary));
  }
}

function count(summary, test) {
  const result = test.result();
  if (result.state === "passed") summary.passed += 1;
  else if (result.state === "skipped")
    summary.skips.push(`${relative(root, test.module.moduleId)} > ${test.fullName}: ${result.note ?? "no reason given"}`);
  // A test still pending when the run ended (its worker died) did not pass.
  else summary.failed += 1;
}
