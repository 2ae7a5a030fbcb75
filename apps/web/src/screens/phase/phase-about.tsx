import { shownMarkdown } from "@signalbox/documents/show";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api/trpc.ts";
import type { Outline, PhaseRow } from "../../data/outline.ts";
import { Markdown } from "../../ui/markdown.tsx";
import { QueryPanel, Skeleton } from "../../ui/states.tsx";
import { PhaseDependencies } from "./phase-dependencies.tsx";
import { ReviewComments } from "./review-comments.tsx";
import { Section } from "./section.tsx";

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
          {({ content }) => <Plan text={shownMarkdown(content)} />}
        </QueryPanel>
      </Section>
      <PhaseDependencies {...{ outline, phase }} />
      <ReviewComments phaseId={phase.id} />
    </>
  );
}

function Plan({ text }: { readonly text: string }) {
  if (text.trim() === "") return <p className="text-muted">Nothing is written down yet. Refine it in chat.</p>;
  return <Markdown text={text} />;
}
