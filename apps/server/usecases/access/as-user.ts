import type { App } from "../../ports/app.ts";
import type { Command } from "../command.ts";
import { requireUser } from "./require-user.ts";

/** Work with transactions of its own that only a person may ask for. `action` completes "Only a person may …". */
export function asUser<Input, Result>(action: string, work: (app: App, input: Input) => Promise<Result>): Command<Input, Result> {
  return async (app, context, input) => {
    requireUser(context, action);
    return work(app, input);
  };
}
