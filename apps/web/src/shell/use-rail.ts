import { useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useNarrow } from "../ui/use-narrow.ts";

/** The rail stands beside the page where there is room; on a narrow screen it lies over the page, and goes when it has led somewhere. */
export function useRail(): readonly [boolean, () => void] {
  const isNarrow = useNarrow();
  const [beside, setBeside] = useState(true);
  const [over, setOver] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what makes it run
  useEffect(() => setOver(false), [path]);
  const toggle = () => (isNarrow ? setOver(!over) : setBeside(!beside));
  return [isNarrow ? over : beside, toggle];
}
