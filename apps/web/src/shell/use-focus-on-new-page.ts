import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

const findHeading = () => document.querySelector<HTMLElement>("main h1");

/** A screen that is there to be written in has put the focus into its field. */
const isWriting = () => document.activeElement?.matches("main input, main textarea") ?? false;

/** A new page begins at its heading, for whoever reads by ear or keyboard; focus that would be lost goes there too. */
export function useFocusOnNewPage(): void {
  const router = useRouter();
  useEffect(() => {
    let focused: Element | null = null;
    const focus = () => {
      const heading = findHeading();
      heading?.focus({ preventScroll: true });
    };
    // Not when the address changes: the old page is there until the new one has been loaded.
    const unsubscribe = router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
      if (fromLocation !== undefined && pathChanged && !isWriting()) focus();
    });
    // A click on nothing lets the focus go on purpose.
    const note = () => {
      focused = document.activeElement?.closest("main") ? document.activeElement : null;
    };
    document.addEventListener("focusin", note);
    document.addEventListener("pointerup", note);
    // What had the focus may go: another view, a button that did its work, a heading that only stood there while the page was loaded.
    const observer = new MutationObserver(() => {
      if (focused?.isConnected === false && document.activeElement === document.body) focus();
    });
    observer.observe(document.querySelector("main") ?? document.body, { childList: true, subtree: true });
    return () => {
      unsubscribe();
      observer.disconnect();
      document.removeEventListener("focusin", note);
      document.removeEventListener("pointerup", note);
    };
  }, [router]);
}
