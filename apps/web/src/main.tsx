import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { client, queryClient } from "./api/trpc.ts";
import { applyEvents, readEverythingAgain } from "./live/apply-events.ts";
import { setUpdated } from "./live/connection.ts";
import { startFeed } from "./live/feed.ts";
import { router } from "./router.tsx";
import { signInFromAddress } from "./session.ts";
import { SignIn } from "./shell/sign-in.tsx";
import { showAppearance } from "./theme/theme.ts";
import { Failed } from "./ui/states.tsx";
import "./styles.css";

/** Signs in, finds the place in the log from which to follow it, and only then reads and shows: so no event falls between the two. */
async function start(root: Root): Promise<void> {
  try {
    const answer = await signInFromAddress();
    if (!answer.signedIn) return root.render(<SignIn problem={answer.problem} onDone={() => void start(root)} />);
    const { sequence } = await client.events.lastSequence.query();
    startFeed({ after: sequence, onEvents: applyEvents, onLost: readEverythingAgain });
    root.render(
      <StrictMode>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </StrictMode>,
    );
  } catch (error) {
    root.render(<Failed what="Signalbox could not start this page." error={error} onRetry={() => void start(root)} />);
  }
}

showAppearance();
// A piece of this page is gone from the server: it was replaced by a newer build.
window.addEventListener("vite:preloadError", setUpdated);
const place = document.getElementById("app");
if (place !== null) void start(createRoot(place));
