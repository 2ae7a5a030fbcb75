import * as contracts from "@signalbox/contracts";
import { getTableColumns, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as schema from "./schema.ts";

/** The rows that leave the store are the rows the contracts describe: same keys, same types, same enum values. */

const rowSchemas = {
  initiatives: contracts.initiativeSchema,
  phases: contracts.phaseSchema,
  phaseDependencies: contracts.phaseDependencySchema,
  tasks: contracts.taskSchema,
  taskDependencies: contracts.taskDependencySchema,
  taskLinks: contracts.taskLinkSchema,
  pages: contracts.pageSchema,
  projects: contracts.projectSchema,
  initiativeProjects: contracts.initiativeProjectSchema,
  proposals: contracts.proposalSchema,
  messages: contracts.messageSchema,
  chatSessions: contracts.chatSessionSchema,
  chatMessages: contracts.chatMessageSchema,
  changeSets: contracts.changeSetSchema,
  changeSetEntries: contracts.changeSetEntrySchema,
  reviewComments: contracts.reviewCommentSchema,
  errands: contracts.errandSchema,
  accounts: contracts.accountSchema,
  agents: contracts.agentSchema,
  agentLogChunks: contracts.logChunkSchema,
  conversations: contracts.conversationSchema,
  events: contracts.storedEventSchema,
  projectionState: contracts.projectionStateSchema,
  projectionProjects: contracts.projectionProjectSchema,
  projectionThreads: contracts.projectionThreadSchema,
  projectionTurns: contracts.projectionTurnSchema,
  projectionMessages: contracts.projectionMessageSchema,
  checkpoints: contracts.checkpointSchema,
  settings: contracts.settingSchema,
  commandReceipts: contracts.receiptSchema,
  effects: contracts.effectSchema,
  repositories: contracts.repositorySchema,
  leases: contracts.leaseSchema,
  auditEntries: contracts.auditEntrySchema,
  objectMetadata: contracts.objectMetadataSchema,
  mirrors: contracts.mirrorSchema,
  repositoryRelationships: contracts.repositoryRelationshipSchema,
  metadata: contracts.metadataSchema,
  issues: contracts.issueSchema,
  conversationMessages: contracts.conversationMessageSchema,
  apiKeys: contracts.apiKeySchema,
};

type Tables = { [Key in keyof typeof schema as (typeof schema)[Key] extends SQLiteTable ? Key : never]: (typeof schema)[Key] };
type Rows = { [Key in keyof Tables]: Tables[Key]["$inferSelect"] };
type Contracts = { [Key in keyof typeof rowSchemas]: z.infer<(typeof rowSchemas)[Key]> };

// Two generic functions are the same type only if their conditions are: stricter than `extends` both ways, which lets `any` pass.
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = { [Key in keyof T]: T[Key] };
/** The tables whose row is not the contract's type. */
type Differing = {
  [Key in keyof Rows | keyof Contracts]: Key extends keyof Rows & keyof Contracts
    ? Equal<Flat<Rows[Key]>, Flat<Contracts[Key]>> extends true
      ? never
      : Key
    : Key;
}[keyof Rows | keyof Contracts];
const everyTypeIsEqual: [Differing] extends [never] ? true : Differing = true;
// The gate itself must be able to close.
const gateSeesNull: Equal<Flat<{ a: string | null }>, Flat<{ a: string }>> = false;

const tables = Object.entries<unknown>(schema).flatMap(([name, table]) => (is(table, SQLiteTable) ? [[name, table] as const] : []));

const enumIn = (type: z.ZodType | undefined): readonly string[] | undefined => {
  const inner = type instanceof z.ZodNullable ? type.unwrap() : type;
  return inner instanceof z.ZodEnum ? inner.options.map(String) : undefined;
};

describe("row contracts", () => {
  it("covers every table", () => {
    expect(everyTypeIsEqual).toBe(true);
    expect(gateSeesNull).toBe(false);
    expect(tables.length).toBe(41);
    expect(Object.keys(rowSchemas).sort()).toEqual(tables.map(([name]) => name).sort());
    process.stdout.write(`row contracts: looked at ${tables.length} tables\n`);
  });

  it.each(tables)("%s has the keys, nullability and enum values of its contract", (name, table) => {
    const columns = getTableColumns(table);
    const shape: Record<string, z.ZodType> = rowSchemas[name as keyof typeof rowSchemas].shape;
    expect(Object.keys(shape).sort()).toEqual(Object.keys(columns).sort());
    for (const [key, column] of Object.entries(columns)) {
      const field = shape[key];
      expect(enumIn(field), `values of ${name}.${key}`).toEqual(column.enumValues?.length ? column.enumValues : undefined);
      if (!(field instanceof z.ZodUnknown)) expect(field?.safeParse(null).success, `${name}.${key} takes null`).toBe(!column.notNull);
    }
  });
});
