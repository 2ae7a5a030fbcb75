import {
  byIdInputSchema,
  createMirrorInputSchema,
  guardedByIdInputSchema,
  mirrorSchema,
  pagedSchema,
  pathSchema,
  ulidSchema,
  updateMirrorInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { createMirror } from "../../usecases/mirrors/create-mirror.ts";
import { deleteMirror } from "../../usecases/mirrors/delete-mirror.ts";
import { updateMirror } from "../../usecases/mirrors/update-mirror.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

export const mirrorsRouter = router({
  get: query(
    byIdInputSchema,
    mirrorSchema,
    found("mirror", ({ store }, { id }) => store.reads.mirrors.findById(id)),
  ),
  byPath: query(
    z.strictObject({ path: pathSchema }),
    mirrorSchema,
    found("mirror", ({ store }, { path }) => store.reads.mirrors.findByPath(path)),
  ),
  list: query(
    pageOf({ repositoryId: ulidSchema }),
    pagedSchema(mirrorSchema),
    slice(({ store }, { repositoryId }) => store.reads.mirrors.findByRepositoryId(repositoryId)),
  ),

  create: mutation(createMirrorInputSchema, mirrorSchema, createMirror),
  update: mutation(updateMirrorInputSchema, mirrorSchema, updateMirror),
  delete: mutation(guardedByIdInputSchema, z.void(), deleteMirror),
});
