import type { NewSetting, Setting } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

export const setSetting = userCommand(
  "setting.set",
  "change a setting",
  (tx, { key, value }: NewSetting): Promise<Setting> => tx.settings.set(key, value),
);
