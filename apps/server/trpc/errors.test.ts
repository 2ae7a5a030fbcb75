import { DomainError, errorCodes } from "@signalbox/contracts";
import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { errorShape, isUnexpected } from "./errors.ts";
import { type Context, createCallerFactory, procedure, router } from "./trpc.ts";

const wrapped = (cause: unknown) => new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause });

describe("errors of procedures", () => {
  it("reach a server-side caller with the code of the domain error", async () => {
    const failing = router({
      missing: procedure.query(() => {
        throw new DomainError("NOT_FOUND", "Task t1 does not exist.");
      }),
    });
    // The procedure does not touch the application.
    const app = {} as Context["app"];
    const caller = createCallerFactory(failing)({ app, actor: { type: "user", id: "u", keyId: null, scopes: ["admin"] }, requestId: "r" });
    await expect(caller.missing()).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: "Task t1 does not exist.",
      cause: { code: "NOT_FOUND" },
    });
  });

  it.each(errorCodes)("keep the code %s on the wire", (code) => {
    const shape = errorShape(wrapped(new DomainError(code, "A sentence.", { details: { id: "x" } })), { path: "a.b", requestId: "r" });
    expect(shape.data).toMatchObject({ code, path: "a.b", requestId: "r", details: code === "INTERNAL" ? {} : { id: "x" } });
    expect(shape.data.httpStatus).toBeGreaterThanOrEqual(400);
    expect(shape.message === "A sentence.").toBe(code !== "INTERNAL");
  });

  it("never show an unknown error, and name the request instead", () => {
    const error = wrapped(new Error("secret"));
    expect(JSON.stringify(errorShape(error, { requestId: "r7" }))).not.toContain("secret");
    expect(errorShape(error, { requestId: "r7" }).message).toContain("r7");
    expect(isUnexpected(error)).toBe(true);
  });

  it("do not quote what a bad request wrapped", () => {
    const shape = errorShape(new TRPCError({ code: "BAD_REQUEST", cause: new Error("secret") }));
    expect(shape).toMatchObject({ message: "The request is not valid.", data: { code: "INVALID" } });
  });

  it("name three fields in the sentence, and at most ten in the details", () => {
    const bad = z.array(z.number()).safeParse(Array.from({ length: 12 }, () => "x"));
    const shape = errorShape(new TRPCError({ code: "BAD_REQUEST", cause: bad.error }));
    expect(shape.message).toMatch(/^The input is not valid: 0: .+; 1: .+; 2: .+; and 9 more\.$/);
    expect(shape.data.details.issues).toHaveLength(10);
  });
});
