import { searchHitsSchema, searchInputSchema } from "@signalbox/contracts";
import { findText } from "../../usecases/search/find-text.ts";
import { query } from "../thin.ts";
import { router } from "../trpc.ts";

/** Looks through everything that people name and describe. */
export const searchRouter = router({
  /** Whatever holds the text, whatever its case: titles before texts. */
  find: query(searchInputSchema, searchHitsSchema, (app, input) => findText(app, input)),
});
