export { type DocumentJson, emptyDocument, fromMarkdown, type Loss, plainText, toMarkdown } from "./convert.ts";
export { extensions } from "./extensions.ts";
export { fromStored, markdownOf } from "./stored.ts";
