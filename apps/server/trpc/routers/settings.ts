import { byKeyInputSchema, pagedSchema, setSettingInputSchema, settingSchema } from "@signalbox/contracts";
import { z } from "zod";
import { deleteSetting } from "../../usecases/settings/delete-setting.ts";
import { setSetting } from "../../usecases/settings/set-setting.ts";
import { admin, found, pageOf, slice } from "../thin.ts";
import { router } from "../trpc.ts";

export const settingsRouter = router({
  get: admin.query(
    byKeyInputSchema,
    settingSchema,
    found("setting", ({ store }, { key }) => store.reads.settings.findByKey(key)),
  ),
  list: admin.query(
    pageOf({}),
    pagedSchema(settingSchema),
    slice(({ store }) => store.reads.settings.findAll(), "key"),
  ),

  set: admin.mutation(setSettingInputSchema, settingSchema, setSetting),
  delete: admin.mutation(byKeyInputSchema, z.void(), deleteSetting),
});
