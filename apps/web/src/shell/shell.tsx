import { Outlet } from "@tanstack/react-router";
import { Menu as MenuIcon } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { listenForKeys } from "../commands/listen.ts";
import { IconButton } from "../ui/button.tsx";
import { Banner } from "./banner.tsx";
import { Peek } from "./peek.tsx";
import { Rail } from "./rail.tsx";
import { rememberPages } from "./recent.ts";
import { StatusBar } from "./status-bar.tsx";
import { useFocusOnNewPage } from "./use-focus-on-new-page.ts";
import { type Overlay, useGlobalCommands } from "./use-global-commands.ts";
import { useNeedsInTitle } from "./use-needs-in-title.ts";
import { useRail } from "./use-rail.ts";

const Palette = lazy(() => import("./palette.tsx").then((module) => ({ default: module.Palette })));
const ShortcutsSheet = lazy(() => import("./shortcuts-sheet.tsx").then((module) => ({ default: module.ShortcutsSheet })));
const CreateTaskDialog = lazy(() =>
  import("../screens/task/create-task-dialog.tsx").then((module) => ({ default: module.CreateTaskDialog })),
);
const CreateInitiativeDialog = lazy(() =>
  import("../screens/initiative/create-initiative-dialog.tsx").then((module) => ({ default: module.CreateInitiativeDialog })),
);
const Hints = lazy(() => import("../ui/hints.tsx").then((module) => ({ default: module.Hints })));
const Toaster = lazy(() => import("../ui/toaster.tsx").then((module) => ({ default: module.Toaster })));

const overlays = { palette: Palette, shortcuts: ShortcutsSheet, task: CreateTaskDialog, initiative: CreateInitiativeDialog } as const;

function Overlays({ open, onClose }: { readonly open: Overlay | null; readonly onClose: () => void }) {
  // Once shown they stay, closed, so that focus goes back to where it was.
  const [used, setUsed] = useState<ReadonlySet<Overlay>>(new Set());
  if (open !== null && !used.has(open)) setUsed(new Set([...used, open]));
  return (
    <>
      <Suspense fallback={null}>
        {[...used].map((name) => {
          const Shown = overlays[name];
          return <Shown key={name} open={open === name} onOpenChange={(next) => !next && onClose()} />;
        })}
      </Suspense>
      {/* Each by itself: none waits for the other, nor vanishes while a dialog is loaded. */}
      <Suspense fallback={null}>
        <Toaster />
      </Suspense>
      <Suspense fallback={null}>
        <Hints />
      </Suspense>
    </>
  );
}

export function Shell() {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [railShown, toggleRail] = useRail();
  useEffect(listenForKeys, []);
  useEffect(rememberPages, []);
  useGlobalCommands({ open: setOverlay, toggleRail });
  useFocusOnNewPage();
  useNeedsInTitle();
  return (
    <>
      <div className="flex h-full flex-col">
        <a href="#main" className="sr-only focus:not-sr-only focus:fixed focus:top-1 focus:left-1 focus:z-50 focus:bg-raised focus:p-2">
          Skip to the main part
        </a>
        <Banner />
        <header className="flex min-h-9 items-center border-b border-line bg-panel px-2 min-[901px]:hidden">
          <IconButton
            label={railShown ? "Hide the rail" : "Show the rail"}
            command="rail.toggle"
            aria-expanded={railShown}
            onClick={toggleRail}
          >
            <MenuIcon size={16} aria-hidden />
          </IconButton>
          <span className="ml-1 font-semibold">Signalbox</span>
        </header>
        <div className="relative flex min-h-0 grow">
          {railShown && (
            <div className="h-full max-[901px]:absolute max-[901px]:inset-y-0 max-[901px]:left-0 max-[901px]:z-30 max-[901px]:shadow-popover">
              <Rail />
            </div>
          )}
          <main id="main" tabIndex={-1} className="min-w-0 grow overflow-hidden">
            <Outlet />
          </main>
          <Peek />
        </div>
        <StatusBar />
      </div>
      <Overlays open={overlay} onClose={() => setOverlay(null)} />
    </>
  );
}
