import { expect, it } from "vitest";
import { starterPrompts } from "./starter-prompts.ts";

it("offers three prompts that name the target", () => {
  for (const type of ["phase", "task"] as const) {
    const prompts = starterPrompts({ type, name: "Draw the tide" });
    expect(new Set(prompts).size).toBe(3);
    for (const prompt of prompts) expect(prompt).toContain("“Draw the tide”");
  }
});
