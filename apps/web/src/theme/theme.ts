import { useSyncExternalStore } from "react";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

export interface Appearance {
  readonly theme: Theme;
  readonly density: Density;
}

const place = "signalbox.appearance";
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let current = read();

function read(): Appearance {
  try {
    return { theme: "system", density: "comfortable", ...(JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Appearance>) };
  } catch {
    return { theme: "system", density: "comfortable" };
  }
}

export const isDark = (): boolean => (current.theme === "system" ? dark.matches : current.theme === "dark");

function show(): void {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  document.documentElement.dataset.density = current.density;
  for (const tell of listeners) tell();
}

export function setAppearance(change: Partial<Appearance>): void {
  current = { ...current, ...change };
  localStorage.setItem(place, JSON.stringify(current));
  show();
}

export const useAppearance = (): Appearance =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => current,
  );

/** Before the first paint, and whenever the system or another tab changes it. */
export function showAppearance(): void {
  show();
  dark.addEventListener("change", show);
  window.addEventListener("storage", ({ key }) => {
    if (key !== place) return;
    current = read();
    show();
  });
}
