import { bigNumber } from "./expectations.ts";

/** One row or more for every table, as an archive holds them, with every field: together they can be stored in an empty database. */

const at = Date.UTC(2026, 0, 2, 3, 4, 5, 6);
const times = { createdAt: at, updatedAt: at + 1 };
const created = { createdAt: at };
const ulid = (last: string) => `01ARZ3NDEKTSV4RRFFQ69G5FA${last}`;
const json = { text: "é\n\"'", list: [1.5, null, { on: true }], big: bigNumber };

const task = (id: string, parentTaskId: string | null, over: object = {}) => ({
  ...{
    id,
    phaseId: null,
    initiativeId: null,
    parentTaskId,
    name: id,
    description: null,
    type: "auto",
    category: "execute",
    priority: "low",
  },
  ...{ status: "pending", order: 0, summary: null, retryCount: 0, priorityRank: 2, phaseOrder: 0, unmetDependencies: 0, inheritedUnmet: 0 },
  ...{ unfinishedChildren: 0, gateOpen: true, ...times, ...over },
});
const page = (id: string, parentPageId: string | null) => ({
  ...{ id, initiativeId: "i1", parentPageId, title: id, content: null, sortOrder: -1, revision: 3, ...times },
});
const message = (id: string, parentMessageId: string | null) => ({
  ...{ id, senderType: "agent", senderId: null, recipientType: "user", recipientId: null, type: "question", content: "why?" },
  ...{ requiresResponse: true, status: "pending", parentMessageId, ...times },
});

const planning = {
  initiatives: [{ id: "i1", name: "one", status: "active", branch: null, executionMode: "yolo", qualityReview: true, ...times }],
  phases: ["p1", "p2"].map((id) => ({ id, initiativeId: "i1", name: id, content: "{}", status: "approved", mergeBase: null, ...times })),
  phase_dependencies: [{ phaseId: "p2", dependsOnPhaseId: "p1" }],
  tasks: [
    task("t1", null, { phaseId: "p1", initiativeId: "i1", summary: "done", status: "completed", order: bigNumber, gateOpen: false }),
    ...[task("a-child", "t1"), task("0-grandchild", "a-child"), task("t2", null)],
  ],
  task_dependencies: [{ taskId: "t2", dependsOnTaskId: "t1" }],
  task_links: [{ taskId: "t2", linkedTaskId: "t1", kind: "related" }],
  pages: [page("root", null), page("b", "root"), page("a", "b")],
  projects: [{ id: "j1", name: "one", url: "u1", defaultBranch: "main", lastFetchedAt: at, ...times }],
  initiative_projects: [{ initiativeId: "i1", projectId: "j1" }],
  proposals: [
    {
      ...{
        id: "o1",
        agentId: "g1",
        initiativeId: "i1",
        issueId: "ticket:1",
        targetType: "page",
        targetId: null,
        title: "t",
        summary: null,
      },
      ...{ content: null, metadata: json, status: "pending", sortOrder: 0, ...times },
    },
  ],
  messages: [message("m2", null), message("m1", "m2"), message("m0", "m1")],
  chat_sessions: [{ id: "s1", targetType: "phase", targetId: "p1", initiativeId: "i1", agentId: "g1", status: "active", ...times }],
  chat_messages: [{ id: "cm1", chatSessionId: "s1", role: "user", content: "hi", changeSetId: "cs1", ...created }],
  change_sets: [
    { id: "cs1", agentId: "g1", agentName: "ada", initiativeId: "i1", mode: "plan", summary: null, status: "applied", ...created },
  ],
  change_set_entries: [
    {
      ...{ id: "ce1", changeSetId: "cs1", entityType: "task", entityId: "t1", action: "update" },
      ...{ previousState: null, newState: json, sortOrder: 0 },
    },
  ],
  review_comments: [
    { id: "rc1", phaseId: "p1", filePath: "a.ts", lineNumber: 1, lineType: "added", body: "b", author: "you", resolved: false, ...times },
  ],
  errands: [{ id: "e1", description: "d", branch: "b", baseBranch: "main", agentId: null, projectId: "j1", status: "active", ...times }],
};

const execution = {
  accounts: [
    {
      ...{ id: "ac1", email: "a@b.test", provider: "claude", configJson: null, credentials: "secret", isExhausted: true },
      ...{ exhaustedUntil: at + 5, lastUsedAt: null, sortOrder: 0, ...times },
    },
  ],
  agents: [
    {
      ...{
        id: "g1",
        name: "ada",
        taskId: "t1",
        initiativeId: "i1",
        sessionId: null,
        worktreeId: "w",
        provider: "claude",
        accountId: "ac1",
      },
      ...{ status: "idle", mode: "execute", pid: null, exitCode: 0, prompt: null, outputFilePath: null, result: "123" },
      ...{ pendingQuestions: null, userDismissedAt: null, ...times },
    },
  ],
  agent_log_chunks: [{ id: ulid("V"), agentId: "gone", agentName: "ada", sessionNumber: 1, content: "log", ...created }],
  conversations: [
    {
      ...{ id: "cv1", fromAgentId: "g1", toAgentId: "g1", initiativeId: "i1", phaseId: "p1", taskId: "t1", question: "q", answer: null },
      ...{ status: "pending", ...times },
    },
  ],
};

const log = {
  events: [7, 9].map((sequence) => ({
    ...{ sequence, id: `ev${sequence}`, streamType: "task", streamId: "t1", streamVersion: sequence, type: "task.created", payload: json },
    ...{ actorType: "user", actorId: "u1", keyId: null, commandId: "c1", causationId: null, correlationId: null, ...created },
  })),
  projection_state: [{ projector: "threads", lastSequence: bigNumber }],
  projection_projects: [{ id: "pp1", name: "one", path: null, archived: false, lastSequence: 1, ...times }],
  projection_threads: [{ id: "th1", projectId: "pp1", title: "t", archived: true, lastSequence: 1, ...times }],
  projection_turns: [{ id: "tu1", threadId: "th1", status: "running", error: null, startedAt: at, endedAt: null, lastSequence: 1 }],
  projection_messages: [{ id: "pm1", turnId: "tu1", role: "user", content: "hi", lastSequence: 1, ...created }],
  checkpoints: [{ id: "ch1", threadId: "th1", turnId: "tu1", gitRef: "r", message: "m", revertedAt: null, lastSequence: 1, ...created }],
  settings: [json, null, "null", 0, false].map((value, index) => ({ key: `k${index}`, value, updatedAt: at })),
  command_receipts: [{ commandId: "c1", command: "c", inputHash: "h", actorId: "u1", result: null, ...created }],
  effects: [
    {
      ...{ id: "ef1", kind: "k", idempotencyKey: "ik1", payload: json, status: "leased", attempts: 1, maxAttempts: 10, runAt: at },
      ...{ leasedBy: "w1", leasedUntil: at + 1, lastError: null, ...times },
    },
  ],
};

const repositories = {
  repositories: ["V", "W"].map((last) => ({ id: ulid(last), projectId: "j1", name: last, url: "u", defaultBranch: "main", ...times })),
  leases: [
    {
      ...{ id: ulid("V"), repositoryId: ulid("V"), scope: "*", holderType: "user", holderId: "u1", fencingToken: 4 },
      ...{ acquiredAt: at, expiresAt: at + 1, releasedAt: null },
    },
  ],
  audit_entries: [
    {
      ...{ sequence: 5, id: ulid("V"), actorType: "user", actorId: "u1", keyId: null, action: "a", entityType: "task", entityId: "t1" },
      ...{ outcome: "done", reason: null, requestId: null, eventSequence: 7, previousHash: "0", hash: "1", ...created },
    },
  ],
  object_metadata: [
    { id: ulid("V"), oid: "a".repeat(64), size: bigNumber, mediaType: "m", storageKey: "s", repositoryId: ulid("V"), ...created },
  ],
  mirrors: [
    {
      ...{
        id: ulid("V"),
        repositoryId: ulid("V"),
        path: "p",
        remoteUrl: "u",
        lastFetchedAt: null,
        status: "ready",
        lastError: null,
        ...times,
      },
    },
  ],
  repository_relationships: [{ fromRepositoryId: ulid("V"), toRepositoryId: ulid("W"), type: "fork_of", ...created }],
};

const intake = {
  metadata: [{ key: "k", value: "v" }],
  issues: [
    {
      ...{ id: "ticket:1", sourceType: "ticket", sourceId: "1", sourceData: null, title: "t", status: "open", sessionId: null },
      ...{ worktree: null, branch: null, taskId: "t1", ...times },
    },
  ],
  conversation_messages: [{ id: "km1", issueId: "ticket:1", role: "user", content: "hi", ...created }],
  api_keys: [
    {
      ...{
        id: "ak1",
        name: "n",
        prefix: "p",
        hash: "h",
        scopes: ["read"],
        agentId: "g1",
        lastUsedAt: at,
        expiresAt: null,
        revokedAt: null,
      },
      ...times,
    },
  ],
};

export const archiveRows: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  ...{ ...planning, ...execution, ...log, ...repositories, ...intake },
};
