import { useInfiniteQuery } from "@tanstack/react-query";

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

interface PagesOptions<Item> {
  /** Begins with the path key of the procedure, so that the live feed reads it again: `[...trpc.agents.list.pathKey(), filter]`. */
  readonly key: readonly unknown[];
  read(after: string | undefined): Promise<Page<Item>>;
}

/** A list of the server, page behind page. `query` is for QueryPanel; its data are the items of all pages read so far. */
export function usePages<Item>({ key, read }: PagesOptions<Item>) {
  const query = useInfiniteQuery({
    queryKey: [...key, "pages"],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<Item>) => page.next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
  return { query, items: query.data ?? [], hasMore: query.hasNextPage, isReadingMore: query.isFetchingNextPage, more: query.fetchNextPage };
}
