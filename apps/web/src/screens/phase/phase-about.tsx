import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { trpc } from "../../api/trpc.ts";
import type { Outline, PhaseRow } from "../../data/outline.ts";
import { QueryPanel, Skeleton } from "../../ui/states.tsx";
import { PhaseDependencies } from "./phase-dependencies.tsx";
import { ReviewComments } from "./review-comments.tsx";
import { Section } from "./section.tsx";

const PhaseContent = lazy(() => import("./phase-content.tsx").then((module) => ({ default: module.PhaseContent })));

interface PhaseAboutProps {
  readonly outline: Outline;
  readonly phase: PhaseRow;
}

/** What belongs to the phase beside its tasks. */
export function PhaseAbout({ outline, phase }: PhaseAboutProps) {
  const full = useQuery(trpc.phases.get.queryOptions({ id: phase.id }));
  return (
    <>
      <Section title="Plan">
        <QueryPanel query={full} what="the plan of the phase" loading={<Skeleton rows={3} height={20} />}>
          {({ content }) =>
            content === null || content === "" ? (
              <p className="text-muted">Nothing is written down yet. Refine it in chat.</p>
            ) : (
              <Suspense fallback={<Skeleton rows={3} height={20} />}>
                <PhaseContent content={content} />
              </Suspense>
            )
          }
        </QueryPanel>
      </Section>
      <PhaseDependencies {...{ outline, phase }} />
      <ReviewComments phaseId={phase.id} />
    </>
  );
}
