import type { AppRouter } from "@signalbox/server/trpc/router.ts";
import { QueryClient } from "@tanstack/react-query";
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  retryLink,
  splitLink,
  TRPCClientError,
  type TRPCLink,
} from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";

export type Outputs = inferRouterOutputs<AppRouter>;
export type Inputs = inferRouterInputs<AppRouter>;

const url = "/trpc";

/** Every mutation gets an id of its own, so that it may be sent again after a lost answer and acts once. */
const nameCommands: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    next({ ...op, context: { ...op.context, commandId: crypto.randomUUID() } });

/** The server did not answer: nothing is known of what became of the request. */
export const isUnanswered = (error: unknown): boolean => error instanceof TRPCClientError && error.data == null;

export const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (op) => op.type === "subscription",
      true: httpSubscriptionLink({ url }),
      false: splitLink({
        condition: (op) => op.type === "mutation",
        true: [
          nameCommands,
          retryLink({ retry: ({ error, attempts }) => isUnanswered(error) && attempts <= 3, retryDelayMs: (attempt) => attempt * 500 }),
          httpLink({ url, headers: ({ op }) => ({ "Idempotency-Key": String(op.context.commandId) }) }),
        ],
        false: httpBatchLink({ url, maxURLLength: 6000 }),
      }),
    }),
  ],
});

const isFinal = (error: unknown) => error instanceof TRPCClientError && error.data != null && error.data.httpStatus < 500;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The live feed says when something has changed (live/apply-events.ts); time alone makes nothing stale.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && !isFinal(error),
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
  },
});

/** Query and mutation options of every procedure: `useQuery(trpc.tasks.get.queryOptions({ id }))`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
