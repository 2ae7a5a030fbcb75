import type { TRPCClient } from "@trpc/client";
import type { inferRouterOutputs } from "@trpc/server";
import type { App } from "../ports/app.ts";
import type { AppRouter } from "../trpc/router.ts";
import type { Json } from "./json.ts";

/** The procedures, whether they run in this process or in a server. Both answer in JSON: times are ISO strings. */
export type Api = TRPCClient<AppRouter>;

export interface OpenedApi {
  readonly api: Api;
  /** The application, when it runs in this process; null when a server was asked. */
  readonly app: App | null;
  close(): Promise<void>;
}

type Outputs = inferRouterOutputs<AppRouter>;

export type TaskJson = Json<Outputs["tasks"]["get"]>;
export type ImportReportJson = Json<Outputs["plans"]["import"]>;
export type KeyJson = Json<Outputs["apiKeys"]["get"]>;
export type EffectJson = Json<Outputs["effects"]["get"]>;
