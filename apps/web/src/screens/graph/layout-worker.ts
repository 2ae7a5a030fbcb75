import { type LayoutInput, layOut } from "./layout.ts";

/** Beside the page, so that a large plan never holds up the keyboard. */
self.addEventListener("message", ({ data }: MessageEvent<{ readonly number: number; readonly input: LayoutInput }>) => {
  self.postMessage({ number: data.number, layout: layOut(data.input) });
});
