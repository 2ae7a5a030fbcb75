export type { App } from "./ports/app.ts";
