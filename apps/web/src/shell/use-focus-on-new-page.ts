import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

const findHeading = () => document.querySelector<HTMLElement>("main h1");

/** A screen that is there to be written in has put the focus into its field. */
const isWriting = () => document.activeElement?.matches("main input, main textarea") ?? false;

/** A new page begins at its heading, for whoever reads by ear or keyboard. */
export function useFocusOnNewPage(): void {
  const router = useRouter();
  useEffect(() => {
    let focused: HTMLElement | null = null;
    const focus = () => {
      const heading = findHeading();
      if (heading === null) return;
      focused = heading;
      heading.focus({ preventScroll: true });
    };
    // Not when the address changes: the old page is there until the new one has been loaded.
    const unsubscribe = router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
      if (fromLocation !== undefined && pathChanged && !isWriting()) focus();
    });
    // What a page waited for may come with a heading of its own, in the place of the one that has the focus.
    const observer = new MutationObserver(() => {
      if (focused?.isConnected === false && document.activeElement === document.body) focus();
    });
    observer.observe(document.querySelector("main") ?? document.body, { childList: true, subtree: true });
    return () => {
      unsubscribe();
      observer.disconnect();
    };
  }, [router]);
}
