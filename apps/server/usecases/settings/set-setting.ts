import { event, type NewSetting, type Setting } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";

/** The event is the setting; the row that is answered is what its projector made of it. */
export const setSetting = userCommand(
  "setting.set",
  "change a setting",
  async (tx, { key, value }: NewSetting, { emit, record }): Promise<Setting> => {
    emit(event("setting.changed", key, { value }));
    await record();
    return requireFound(await tx.settings.findByKey(key), "setting", key);
  },
);
