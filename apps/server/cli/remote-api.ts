import { DomainError } from "@signalbox/contracts";
import { createTRPCClient, type HTTPLinkOptions, httpLink } from "@trpc/client";
import type { AppRouter } from "../trpc/router.ts";
import type { OpenedApi } from "./api.ts";
import type { RunningServer } from "./find-server.ts";

export function openRemoteApi({ url, token }: RunningServer): OpenedApi {
  const link = httpLink<AppRouter>({ url: `${url}/trpc`, headers: { authorization: `Bearer ${token}` }, fetch: reach(url) });
  return { api: createTRPCClient<AppRouter>({ links: [link] }), app: null, close: async () => {} };
}

type Fetch = NonNullable<HTTPLinkOptions<AppRouter["_def"]["_config"]["$types"]>["fetch"]>;

const reach =
  (url: string): Fetch =>
  async (input, init) => {
    try {
      return await fetch(input, init as RequestInit);
    } catch (error) {
      throw new DomainError("UNAVAILABLE", `The server at ${url} has stopped answering. Look whether it still runs, and try again.`, {
        cause: error,
        details: { url },
      });
    }
  };
