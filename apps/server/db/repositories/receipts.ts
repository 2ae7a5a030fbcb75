import type { NewReceipt, Receipt } from "@signalbox/contracts";

export interface ReceiptRepository {
  /** CONFLICT when the command id was used before. */
  create(receipt: NewReceipt): Promise<Receipt>;
  findById(commandId: string): Promise<Receipt | null>;
  /** Deletes at most `limit` receipts (default 1,000) older than this, the oldest first. */
  deleteBefore(instant: Date, limit?: number): Promise<number>;
}
