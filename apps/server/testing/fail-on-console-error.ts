import { format } from "node:util";
import { afterAll, afterEach } from "vitest";

/** An unexpected console.error or console.warn fails the test. A test that expects one spies on it with vi.spyOn. */
const unexpected: string[] = [];

for (const level of ["error", "warn"] as const) {
  console[level] = (...args: unknown[]) => {
    unexpected.push(`console.${level}: ${format(...args)}`);
  };
}

function failIfAny(): void {
  const lines = unexpected.splice(0);
  if (lines.length > 0) throw new Error(`Unexpected output:\n${lines.join("\n")}`);
}

afterEach(failIfAny);
// What comes from importing a file or from afterAll hooks.
afterAll(failIfAny);
