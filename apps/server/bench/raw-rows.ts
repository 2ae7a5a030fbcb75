import { nanoid } from "nanoid";

/** Rows as the tables hold them, for statements written by hand. */

export function rawTask(name: string) {
  const now = Date.now();
  return {
    ...{ id: nanoid(), phase_id: null, initiative_id: null, parent_task_id: null, name, description: null, type: "auto" },
    ...{ category: "execute", priority: "medium", status: "pending", order: 0, summary: null, retry_count: 0, priority_rank: 1 },
    ...{
      phase_order: 0,
      unmet_dependencies: 0,
      inherited_unmet: 0,
      unfinished_children: 0,
      gate_open: 1,
      created_at: now,
      updated_at: now,
    },
  };
}

export function rawMessage(content: string) {
  const now = Date.now();
  return {
    ...{ id: nanoid(), sender_type: "agent", sender_id: null, recipient_type: "user", recipient_id: null, type: "info", content },
    ...{ requires_response: 0, status: "pending", parent_message_id: null, created_at: now, updated_at: now },
  };
}
