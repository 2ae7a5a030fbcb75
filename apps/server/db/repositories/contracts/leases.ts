import type { NewLease } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { Contract, World } from "./contract.ts";
import { idsOf, refusal } from "./expectations.ts";

const hours = 60 * 60 * 1000;

export const leasesContract: Contract = {
  port: "leases",
  tests: (world) => {
    acquiring(world);
    releasing(world);
    reading(world);
  },
};

const acquireIn =
  (world: () => World) =>
  (repositoryId: string, over: Partial<NewLease> = {}) =>
    world().transaction(async (tx) => {
      const wanted = { repositoryId, scope: "main", holderType: "agent", holderId: "a1", ...over } as const;
      return (await tx.leases.acquire(wanted, world().clock.now())).lease;
    });

function acquiring(world: () => World): void {
  const acquire = acquireIn(world);

  it("gives a lease of 72 hours, on the whole repository when no scope is named", async () => {
    const repository = await world().given.repository();
    const now = world().clock.now();
    const { lease, ended } = await world().transaction((tx) =>
      tx.leases.acquire({ repositoryId: repository.id, holderType: "user", holderId: "u1" }, now),
    );
    expect(ended).toEqual([]);
    expect(lease).toEqual({
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      repositoryId: repository.id,
      scope: "*",
      holderType: "user",
      holderId: "u1",
      fencingToken: 1,
      acquiredAt: now,
      expiresAt: new Date(now.getTime() + 72 * hours),
      releasedAt: null,
    });
    expect(await world().reads.leases.findById(lease.id)).toEqual(lease);
    expect(await world().reads.leases.findById("none")).toBeNull();
  });

  it("names the holder and the end in a conflict, for the holder itself too: nothing is renewed", async () => {
    const repository = await world().given.repository();
    const held = await acquire(repository.id);
    world().clock.advance(72 * hours - 1);
    const conflict = {
      code: "CONFLICT",
      details: { holderType: "agent", holderId: "a1", expiresAt: held.expiresAt.toISOString(), id: held.id },
    };
    await expect(acquire(repository.id, { holderId: "a2" })).rejects.toMatchObject(conflict);
    await expect(acquire(repository.id)).rejects.toMatchObject(refusal("CONFLICT", `agent a1 until ${held.expiresAt.toISOString()}`));
    expect(await world().reads.leases.findById(held.id)).toEqual(held);
  });

  it("releases and replaces a lease whose time is over, with a greater token", async () => {
    const repository = await world().given.repository();
    const old = await acquire(repository.id);
    world().clock.advance(72 * hours);
    const { lease: next, ended } = await world().transaction((tx) =>
      tx.leases.acquire({ repositoryId: repository.id, scope: "main", holderType: "agent", holderId: "a2" }, world().clock.now()),
    );
    expect(next.fencingToken).toBeGreaterThan(old.fencingToken);
    expect(ended).toEqual([{ ...old, releasedAt: world().clock.now() }]);
    expect(await world().reads.leases.findById(old.id)).toEqual(ended[0]);
  });

  it("keeps refs apart from each other, and the whole repository from all of them", async () => {
    const [repository, other] = [await world().given.repository(), await world().given.repository()];
    const [main, next] = [await acquire(repository.id), await acquire(repository.id, { scope: "next" })];
    await acquire(other.id, { scope: "*" });
    await expect(acquire(repository.id, { scope: "*", holderId: "a2" })).rejects.toMatchObject(refusal("CONFLICT", "agent a1"));
    await expect(acquire(other.id, { holderId: "a2" })).rejects.toMatchObject(refusal("CONFLICT", "scope *"));
    for (const lease of [main, next])
      await world().transaction((tx) => tx.leases.release(lease.id, lease.fencingToken, world().clock.now()));
    const whole = await acquire(repository.id, { scope: "*" });
    expect(whole.fencingToken).toBeGreaterThan(Math.max(main.fencingToken, next.fencingToken));
    world().clock.advance(73 * hours);
    expect((await acquire(repository.id)).fencingToken).toBeGreaterThan(whole.fencingToken);
    expect(await world().reads.leases.findById(whole.id)).toMatchObject({ releasedAt: world().clock.now() });
  });

  it("is won by one of those that ask at once", async () => {
    const repository = await world().given.repository();
    const raced = await Promise.allSettled(["a1", "a2", "a3"].map((holderId) => acquire(repository.id, { holderId })));
    expect(raced.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    for (const each of raced) if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "CONFLICT" });
  });

  it("refuses a repository that does not exist, and goes with its repository", async () => {
    await expect(acquire("01ARZ3NDEKTSV4RRFFQ69G5FAV")).rejects.toMatchObject(refusal("REFUSED", "repositoryId"));
    const repository = await world().given.repository();
    const lease = await acquire(repository.id);
    await world().transaction((tx) => tx.repositories.delete(repository.id));
    expect(await world().reads.leases.findById(lease.id)).toBeNull();
  });
}

function releasing(world: () => World): void {
  const acquire = acquireIn(world);
  const release = (id: string, token: number) => world().transaction((tx) => tx.leases.release(id, token, world().clock.now()));

  it("releases for its own token only, and once", async () => {
    const repository = await world().given.repository();
    const first = await acquire(repository.id);
    await release(first.id, first.fencingToken);
    const second = await acquire(repository.id);
    await expect(release(second.id, first.fencingToken)).rejects.toMatchObject(refusal("REFUSED", "fencingToken"));
    world().clock.advance(5);
    const released = await release(second.id, second.fencingToken);
    expect(released).toEqual({ ...second, releasedAt: world().clock.now() });
    world().clock.advance(5);
    expect(await release(second.id, second.fencingToken)).toEqual(released);
    await expect(release("none", 1)).rejects.toMatchObject(refusal("NOT_FOUND", "none"));
  });

  it("lets the next one in at once", async () => {
    const repository = await world().given.repository();
    const first = await acquire(repository.id);
    await release(first.id, first.fencingToken);
    expect(await acquire(repository.id, { holderId: "a2" })).toMatchObject({ holderId: "a2", fencingToken: first.fencingToken + 1 });
  });
}

function reading(world: () => World): void {
  const acquire = acquireIn(world);

  it("finds what is active: not released, and its time not over", async () => {
    const repository = await world().given.repository();
    const main = await acquire(repository.id);
    world().clock.advance(1);
    const next = await acquire(repository.id, { scope: "next" });
    const other = await acquire(repository.id, { scope: "other", holderId: "a2" });
    const { leases } = world().reads;
    expect(await leases.findActive(repository.id, "main", world().clock.now())).toEqual(main);
    expect(await leases.findActive(repository.id, "*", world().clock.now())).toBeNull();
    expect(await leases.findActiveByHolder({ holderType: "agent", holderId: "a1" }, world().clock.now())).toEqual([main, next]);
    expect(await leases.findActiveByRepositoryId(repository.id, world().clock.now())).toEqual([main, next, other]);
    expect(await leases.countActive(world().clock.now())).toBe(3);
    expect(await leases.findActiveByHolder({ holderType: "user", holderId: "a1" }, world().clock.now())).toEqual([]);
    world().clock.advance(72 * hours - 1);
    expect(await leases.findActive(repository.id, "main", world().clock.now())).toBeNull();
    expect(await leases.findActiveByHolder({ holderType: "agent", holderId: "a1" }, world().clock.now())).toEqual([next]);
    expect(await leases.countActive(world().clock.now())).toBe(2);
    await world().transaction((tx) => tx.leases.release(next.id, next.fencingToken, world().clock.now()));
    expect(await leases.findActive(repository.id, "next", world().clock.now())).toBeNull();
  });

  it("finds what is over and not released, the oldest first", async () => {
    const repository = await world().given.repository();
    const made = [];
    for (const scope of ["c", "a", "b"]) made.push(await acquire(repository.id, { scope }));
    world().clock.advance(1);
    const later = await acquire(repository.id, { scope: "0" });
    const released = await acquire(repository.id, { scope: "z" });
    await world().transaction((tx) => tx.leases.release(released.id, released.fencingToken, world().clock.now()));
    world().clock.advance(72 * hours - 2);
    expect(await world().reads.leases.findExpired(10, world().clock.now())).toEqual([]);
    world().clock.advance(1);
    expect(idsOf(await world().reads.leases.findExpired(10, world().clock.now()))).toEqual(idsOf(made).sort());
    world().clock.advance(1);
    expect(idsOf(await world().reads.leases.findExpired(10, world().clock.now()))).toEqual([...idsOf(made).sort(), later.id]);
    expect(await world().reads.leases.findExpired(2, world().clock.now())).toHaveLength(2);
  });

  it("lists what nobody has released, page by page, the oldest first", async () => {
    const [one, two] = [await world().given.repository(), await world().given.repository()];
    const first = await acquire(one.id, { scope: "z" });
    world().clock.advance(72 * hours);
    const second = await acquire(two.id);
    world().clock.advance(1);
    const third = await acquire(one.id, { scope: "a" });
    const released = await acquire(one.id, { scope: "b" });
    await world().transaction((tx) => tx.leases.release(released.id, released.fencingToken, world().clock.now()));
    const { leases } = world().reads;
    const whole = await leases.findUnreleased({}, { limit: 10 });
    expect([idsOf(whole.items), whole.next]).toEqual([[first.id, second.id, third.id], null]);
    const page = await leases.findUnreleased({}, { limit: 2 });
    expect(idsOf((await leases.findUnreleased({}, { limit: 2, after: page.next ?? "" })).items)).toEqual([third.id]);
    expect(idsOf((await leases.findUnreleased({ repositoryId: one.id }, { limit: 10 })).items)).toEqual([first.id, third.id]);
  });
}
