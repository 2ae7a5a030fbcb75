import {
  byIdInputSchema,
  createObjectMetadataInputSchema,
  guardedByIdInputSchema,
  objectMetadataSchema,
  pagedSchema,
  sha256Schema,
  ulidSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { createObjectMetadata } from "../../usecases/object-metadata/create-object-metadata.ts";
import { deleteObjectMetadata } from "../../usecases/object-metadata/delete-object-metadata.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

export const objectMetadataRouter = router({
  get: query(
    byIdInputSchema,
    objectMetadataSchema,
    found("object", ({ store }, { id }) => store.reads.objectMetadata.findById(id)),
  ),
  byOid: query(
    z.strictObject({ oid: sha256Schema, repositoryId: ulidSchema }),
    objectMetadataSchema,
    found("object", ({ store }, { repositoryId, oid }) => store.reads.objectMetadata.findByOid(repositoryId, oid)),
  ),
  list: query(
    pageOf({ repositoryId: ulidSchema }),
    pagedSchema(objectMetadataSchema),
    slice(({ store }, { repositoryId }) => store.reads.objectMetadata.findByRepositoryId(repositoryId)),
  ),

  create: mutation(createObjectMetadataInputSchema, objectMetadataSchema, createObjectMetadata),
  delete: mutation(guardedByIdInputSchema, z.void(), deleteObjectMetadata),
});
