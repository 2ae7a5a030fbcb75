import { randomUUID } from "node:crypto";
import { DomainError } from "@signalbox/contracts";
import { createTRPCClient, type HTTPLinkOptions, httpLink } from "@trpc/client";
import type { AppRouter } from "../trpc/router.ts";
import type { OpenedApi } from "./api.ts";
import type { RunningServer } from "./find-server.ts";

export function openRemoteApi({ url, token }: RunningServer): OpenedApi {
  const authorization = `Bearer ${token}`;
  const link = httpLink<AppRouter>({
    url: `${url}/trpc`,
    headers: ({ op }) => (op.type === "mutation" ? { authorization, "idempotency-key": randomUUID() } : { authorization }),
    fetch: reach(url),
  });
  return { api: createTRPCClient<AppRouter>({ links: [link] }), app: null, close: async () => {} };
}

type Fetch = NonNullable<HTTPLinkOptions<AppRouter["_def"]["_config"]["$types"]>["fetch"]>;

const reach =
  (url: string): Fetch =>
  async (input, init) => {
    const ask = async () => {
      const response = await fetch(input, init as RequestInit);
      // The whole answer, or it counts as lost.
      return new Response(await response.text(), { status: response.status });
    };
    try {
      // Once more where the connection was lost: a mutation has the same id both times, so the server acts on it once.
      return await ask().catch(ask);
    } catch (error) {
      throw new DomainError("UNAVAILABLE", `The server at ${url} has stopped answering. Look whether it still runs, and try again.`, {
        cause: error,
        details: { url },
      });
    }
  };
