import { useQuery } from "@tanstack/react-query";

const isDocument = (content: string | null) => content?.startsWith("{") === true;

/**
 * Stored texts as Markdown, undefined while that is not known. What reads documents is large and comes only where one of the texts may be
 * one: Markdown is stored as it is.
 */
export function useMarkdownOf(contents: readonly (string | null)[]): readonly string[] | undefined {
  const isNeeded = contents.some(isDocument);
  const { data: documents } = useQuery({
    queryKey: ["documents package"],
    queryFn: () => import("@signalbox/documents"),
    enabled: isNeeded,
  });
  if (!isNeeded) return contents.map((content) => content ?? "");
  return documents && contents.map((content) => documents.markdownOf(content));
}
