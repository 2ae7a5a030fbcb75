/** The page as a file of Markdown, and back. */
import { markdownOf } from "@signalbox/documents";
import { toast, toastFailure } from "../../../ui/toast.ts";

export async function copyMarkdown(content: string | null): Promise<void> {
  try {
    await navigator.clipboard.writeText(markdownOf(content));
    toast({ title: "The page was copied as Markdown." });
  } catch (error) {
    toastFailure("The page was not copied.", error);
  }
}

export function downloadMarkdown(title: string, content: string | null): void {
  const address = URL.createObjectURL(new Blob([markdownOf(content)], { type: "text/markdown" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${fileName(title)}.md`;
  link.click();
  URL.revokeObjectURL(address);
}

const fileName = (title: string) => title.replace(/[\p{Cc}/\\:*?"<>|]+/gu, "-").slice(0, 100) || "page";

/** Null: none was chosen. */
export function chooseFile(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".md,.markdown,.txt,text/markdown,text/plain";
    input.addEventListener("change", () => resolve(input.files?.[0] ?? null));
    input.addEventListener("cancel", () => resolve(null));
    input.click();
  });
}
