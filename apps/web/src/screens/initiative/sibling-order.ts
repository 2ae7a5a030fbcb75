/** Where a task stands among its siblings, in as few changes as their numbers allow. Pure. */
export interface Ordered {
  readonly id: string;
  readonly order: number;
}

/**
 * The new numbers that put `moved` at `index` among `siblings` (in their order, with or without `moved` itself). Only where there is no
 * room do neighbours move: those between its old place and its new one.
 */
export function placeAt(siblings: readonly Ordered[], moved: Ordered, index: number): Ordered[] {
  const from = siblings.findIndex(({ id }) => id === moved.id);
  const others = siblings.filter(({ id }) => id !== moved.id);
  const at = Math.max(0, Math.min(others.length, index));
  if (from === at && isBetween(others, moved, at)) return [];
  const [before, after] = [others[at - 1], others[at]];
  if (before === undefined) return [{ id: moved.id, order: after === undefined ? moved.order : after.order - 1 }];
  if (after === undefined) return [{ id: moved.id, order: before.order + 1 }];
  if (after.order - before.order > 1) return [{ id: moved.id, order: before.order + 1 }];
  // Its old place is a gap: whoever makes room moves towards it.
  const isDown = from !== -1 && from < at;
  return isDown ? makeRoomBefore(others, moved, at) : makeRoomAfter(others, moved, at);
}

function isBetween(others: readonly Ordered[], { order }: Ordered, at: number): boolean {
  const [before, after] = [others[at - 1], others[at]];
  return (before === undefined || before.order < order) && (after === undefined || order < after.order);
}

function makeRoomAfter(others: readonly Ordered[], moved: Ordered, at: number): Ordered[] {
  let last = (others[at - 1]?.order ?? -1) + 1;
  const changes = [{ id: moved.id, order: last }];
  for (const { id, order } of others.slice(at)) {
    if (order > last) break;
    last += 1;
    changes.push({ id, order: last });
  }
  return changes;
}

function makeRoomBefore(others: readonly Ordered[], moved: Ordered, at: number): Ordered[] {
  let last = (others[at]?.order ?? 1) - 1;
  const changes = [{ id: moved.id, order: last }];
  for (const { id, order } of others.slice(0, at).toReversed()) {
    if (order < last) break;
    last -= 1;
    changes.push({ id, order: last });
  }
  return changes;
}
