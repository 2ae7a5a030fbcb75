import { type EffectView, event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";

/** Once what it failed at was mended. It keeps its idempotency key: where it was done after all, its service can tell. */
export const retryDeadEffect = userCommand(
  "effect.retryDead",
  "queue a dead effect again",
  async (tx, { id }: { id: string }, { emit }): Promise<EffectView> => {
    const { attempts } = requireFound(await tx.effects.findById(id), "effect", id);
    const { payload: _, ...effect } = await tx.effects.requeue(id);
    emit(event("effect.requeued", id, { kind: effect.kind, attempts }));
    return effect;
  },
);
