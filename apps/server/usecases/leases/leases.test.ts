import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { App } from "../../ports/app.ts";
import { type TestApp, testApp } from "../../testing/app.ts";
import { fakeClock } from "../../testing/clock.ts";
import { createMirror } from "../mirrors/create-mirror.ts";
import { deleteMirror } from "../mirrors/delete-mirror.ts";
import { updateMirror } from "../mirrors/update-mirror.ts";
import { createObjectMetadata } from "../object-metadata/create-object-metadata.ts";
import { deleteObjectMetadata } from "../object-metadata/delete-object-metadata.ts";
import { deleteProject } from "../projects/delete-project.ts";
import { deleteRepository } from "../repositories/delete-repository.ts";
import { updateRepository } from "../repositories/update-repository.ts";
import { acquireLease } from "./acquire-lease.ts";
import { leaseTime } from "./lease-time.ts";
import { releaseLease } from "./release-lease.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const hour = 60 * 60 * 1000;
const year = 365 * 24 * hour;
const later = (instant: Date, milliseconds: number) => new Date(instant.getTime() + milliseconds);

const acquire = (repositoryId: string, holderId: string, { app = world.app, scope = "*" } = {}) =>
  acquireLease(app, world.context, { repositoryId, scope, holderType: "agent", holderId });
const conflict = { code: "CONFLICT", message: expect.stringContaining("agent a1") };

/** Another process on the same database. Its clock that never steps begins anew. */
function process(at: Date): { readonly app: App; readonly clock: ReturnType<typeof fakeClock> } {
  const clock = fakeClock(at);
  return { app: { ...world.app, store: { ...world.app.store }, clock }, clock };
}

describe("the time of leases", () => {
  it("frees nothing early, and nothing late, when the date is set forward or back while a process runs", async () => {
    const { clock, given } = world;
    const { id } = await given.repository();
    for (const step of [year, -year]) {
      const start = clock.now();
      const lease = await acquire(id, "a1");
      clock.set(later(start, step));
      await expect(acquire(id, "a2")).rejects.toMatchObject(conflict);
      clock.advance(72 * hour - 1);
      await expect(acquire(id, "a2")).rejects.toMatchObject(conflict);
      clock.advance(1);
      const next = await acquire(id, "a2");
      expect(next.fencingToken).toBe(lease.fencingToken + 1);
      await releaseLease(world.app, world.context, next);
      clock.set(later(start, 72 * hour));
    }
  });

  it("counts for a day at most what the date says has passed between two processes", async () => {
    const { clock, given } = world;
    const { id } = await given.repository();
    await acquire(id, "a1");
    const ahead = process(later(clock.now(), year));
    for (let attempt = 0; attempt < 5; attempt += 1) await expect(acquire(id, "a2", ahead)).rejects.toMatchObject(conflict);
    // Each command line is a process of its own, and the wrong date is counted once.
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(acquire(id, "a2", process(later(clock.now(), year)))).rejects.toMatchObject(conflict);
    const right = process(clock.now());
    await expect(acquire(id, "a2", right)).rejects.toMatchObject(conflict);
    right.clock.advance(48 * hour - 1);
    await expect(acquire(id, "a2", right)).rejects.toMatchObject(conflict);
    right.clock.advance(1);
    expect(await acquire(id, "a2", right)).toMatchObject({ holderId: "a2" });
  });

  it("goes on where it stood when the date of the next process is behind", async () => {
    const { app, clock, given } = world;
    const { id } = await given.repository();
    const lease = await acquire(id, "a1");
    clock.advance(71 * hour);
    await expect(acquire(id, "a2")).rejects.toMatchObject(conflict);
    const behind = process(later(clock.now(), -year));
    expect(await leaseTime(app.store.reads, behind.app)).toEqual(later(lease.acquiredAt, 71 * hour));
    await expect(acquire(id, "a2", behind)).rejects.toMatchObject(conflict);
    behind.clock.advance(hour);
    expect(await acquire(id, "a2", behind)).toMatchObject({ holderId: "a2" });
  });

  it("is passed by short processes too, though each of them is refused", async () => {
    const { clock, given } = world;
    const { id } = await given.repository();
    await acquire(id, "a1");
    for (let day = 1; day < 3; day += 1)
      await expect(acquire(id, "a2", process(later(clock.now(), day * 24 * hour)))).rejects.toMatchObject(conflict);
    expect(await acquire(id, "a2", process(later(clock.now(), 72 * hour)))).toMatchObject({ holderId: "a2" });
  });

  it("makes up for what it left out as soon as nobody holds anything", async () => {
    const { clock, context, given } = world;
    const { id } = await given.repository();
    const lease = await acquire(id, "a1");
    const weeks = process(later(clock.now(), 500 * hour));
    expect(await leaseTime(world.app.store.reads, weeks.app)).toEqual(later(lease.acquiredAt, 24 * hour));
    await releaseLease(weeks.app, context, lease);
    expect((await acquire(id, "a2", weeks)).acquiredAt).toEqual(weeks.clock.now());
    weeks.clock.advance(1);
    expect(await leaseTime(world.app.store.reads, weeks.app)).toEqual(weeks.clock.now());
    // A process that has been running all along follows.
    expect(await leaseTime(world.app.store.reads, world.app)).toEqual(later(weeks.clock.now(), -1));
    clock.advance(5);
    expect(await leaseTime(world.app.store.reads, world.app)).toEqual(later(weeks.clock.now(), 4));
  });
});

describe("the log", () => {
  it("tells of the lease that ended, too, when another takes its place", async () => {
    const { app, clock, context, given } = world;
    const { id } = await given.repository();
    const lease = await acquire(id, "a1");
    await expect(acquire(id, "a1")).rejects.toMatchObject(conflict);
    clock.advance(72 * hour);
    const next = await acquire(id, "a2");
    await releaseLease(app, context, next);
    await releaseLease(app, context, next);
    const said = [];
    for await (const page of app.store.reads.events.replayAll()) said.push(...page.map(({ type, streamId }) => [type, streamId]));
    expect(said).toEqual([
      ["lease.acquired", lease.id],
      ["lease.released", lease.id],
      ["lease.acquired", next.id],
      ["lease.released", next.id],
    ]);
  });
});

describe("the fence", () => {
  const refused = { code: "REFUSED", details: { field: "fencingToken" } };

  /** Every write that a lease on the whole repository guards. */
  async function guardedWrites() {
    const { app, context, given } = world;
    const { id: repositoryId } = await given.repository();
    const aMirror = { repositoryId, remoteUrl: "https://git.test/one.git" };
    const anObject = { repositoryId, size: 1, mediaType: "text/plain", storageKey: "a" };
    let made = 0;
    const oid = () => String(++made).padStart(64, "0");
    const writes = [
      async (fencingToken?: number) =>
        updateRepository(app, context, { id: repositoryId, patch: { name: `name ${++made}` }, fencingToken }),
      async (fencingToken?: number) => {
        const { id } = await createMirror(app, context, { ...aMirror, path: `mirrors/${++made}`, fencingToken });
        await updateMirror(app, context, { id, patch: { status: "ready", lastFetchedAt: world.clock.now() }, fencingToken });
        await deleteMirror(app, context, { id, fencingToken });
      },
      async (fencingToken?: number) => {
        const { id } = await createObjectMetadata(app, context, { ...anObject, oid: oid(), fencingToken });
        await deleteObjectMetadata(app, context, { id, fencingToken });
      },
    ];
    return { repositoryId, writes };
  }

  it("lets only the holder of the repository write while there is one, and refuses an older token", async () => {
    const { app, clock, context } = world;
    const { repositoryId, writes } = await guardedWrites();
    const first = await acquire(repositoryId, "a1");
    clock.advance(72 * hour);
    for (const write of writes) await expect(write(first.fencingToken)).rejects.toMatchObject(refused);
    const second = await acquire(repositoryId, "a2");
    for (const write of writes) {
      await expect(write(first.fencingToken)).rejects.toMatchObject({ ...refused, message: expect.stringContaining("agent a2") });
      await expect(write()).rejects.toMatchObject(refused);
      await write(second.fencingToken);
    }
    await releaseLease(app, context, second);
    for (const write of writes) {
      await expect(write(second.fencingToken)).rejects.toMatchObject({ ...refused, message: expect.stringContaining("is over") });
      await write();
    }
  });

  it("guards each existing row, not only new ones", async () => {
    const { app, context } = world;
    const { repositoryId } = await guardedWrites();
    const mirror = await createMirror(app, context, { repositoryId, path: "m", remoteUrl: "https://git.test/one.git" });
    const object = await createObjectMetadata(app, context, {
      ...{ repositoryId, oid: "f".repeat(64), size: 1, mediaType: "text/plain", storageKey: "f" },
    });
    await acquire(repositoryId, "a1");
    await expect(updateMirror(app, context, { id: mirror.id, patch: { status: "ready" } })).rejects.toMatchObject(refused);
    await expect(deleteMirror(app, context, { id: mirror.id })).rejects.toMatchObject(refused);
    await expect(deleteObjectMetadata(app, context, { id: object.id })).rejects.toMatchObject(refused);
  });

  it("leaves the repository open to all while only a ref of it is held, but not to be deleted", async () => {
    const { app, context } = world;
    const { repositoryId, writes } = await guardedWrites();
    const lease = await acquire(repositoryId, "a1", { scope: "main" });
    const projectId = (await app.store.reads.repositories.findById(repositoryId))?.projectId ?? "";
    for (const write of writes) await write();
    await expect(deleteRepository(app, context, { id: repositoryId })).rejects.toMatchObject({ ...refused, details: { scope: "main" } });
    await expect(deleteProject(app, context, { id: projectId })).rejects.toMatchObject({ ...refused, details: { scope: "main" } });
    await releaseLease(app, context, lease);
    const whole = await acquire(repositoryId, "a2");
    await expect(deleteRepository(app, context, { id: repositoryId })).rejects.toMatchObject(refused);
    await deleteRepository(app, context, { id: repositoryId, fencingToken: whole.fencingToken });
    expect(await app.store.reads.repositories.findById(repositoryId)).toBeNull();
  });
});
