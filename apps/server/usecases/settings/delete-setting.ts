import { DomainError, event } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

/** Back to what holds when nobody has chosen. */
export const deleteSetting = userCommand(
  "setting.delete",
  "delete a setting",
  async (tx, { key }: { key: string }, { emit }): Promise<void> => {
    if ((await tx.settings.findByKey(key)) === null)
      throw new DomainError("NOT_FOUND", `There is no setting with the key ${key}.`, { details: { entity: "setting", field: "key", key } });
    emit(event("setting.deleted", key, {}));
  },
);
