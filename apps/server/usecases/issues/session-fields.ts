/** Where the server works on an issue, and which session it resumes. */
export const sessionFields = ["worktree", "branch", "sessionId"] as const;
