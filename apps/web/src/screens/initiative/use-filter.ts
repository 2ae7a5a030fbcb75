import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useCommand } from "../../commands/registry.ts";

const route = getRouteApi("/i/$initiativeId");
const WRITE_AFTER_MS = 250;

/** What is typed into the filter. The address follows once the typing rests: writing it with every letter would cost more than the filter. */
export function useFilter() {
  const { q = "" } = route.useSearch();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const written = useRef(q);
  const [text, setText] = useState(q);
  if (q !== written.current) {
    // Somebody went back, or followed a link.
    written.current = q;
    if (q !== text) setText(q);
  }
  useEffect(() => {
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text;
      void navigate({ to: ".", search: (now: Record<string, unknown>) => ({ ...now, q: text || undefined }), replace: true });
    }, WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, navigate]);
  useCommand("filter.focus", () => field.current?.select());
  return { text, setText, field };
}

export type Filter = ReturnType<typeof useFilter>;
