import { byKeyInputSchema, pagedSchema, setSettingInputSchema, settingSchema } from "@signalbox/contracts";
import { z } from "zod";
import { deleteSetting } from "../../usecases/settings/delete-setting.ts";
import { setSetting } from "../../usecases/settings/set-setting.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

export const settingsRouter = router({
  get: query(
    byKeyInputSchema,
    settingSchema,
    found("setting", ({ store }, { key }) => store.reads.settings.findByKey(key)),
  ),
  list: query(
    pageOf({}),
    pagedSchema(settingSchema),
    slice(({ store }) => store.reads.settings.findAll(), "key"),
  ),

  set: mutation(setSettingInputSchema, settingSchema, setSetting),
  delete: mutation(byKeyInputSchema, z.void(), deleteSetting),
});
