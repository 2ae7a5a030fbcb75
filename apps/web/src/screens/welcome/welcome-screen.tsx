import { CommandButton } from "../../ui/button.tsx";
import { PageFrame } from "../../ui/page-frame.tsx";
import { DoctorList } from "./doctor-list.tsx";
import { ImportCard } from "./import-card.tsx";
import { SampleCard } from "./sample-card.tsx";

/** The first page of a new database: something to look at, or a plan of one's own, and whether the machine has what it takes. */
export function WelcomeScreen() {
  return (
    <PageFrame title="Welcome" actions={<CommandButton id="create.initiative" />}>
      <div className="flex max-w-[960px] flex-col gap-6 p-4">
        <p className="text-muted">
          Signalbox holds the plan that your agents work on. Look around in the sample, bring a plan of your own, or begin with an empty
          initiative.
        </p>
        <div className="grid grid-cols-1 items-start gap-4 min-[1101px]:grid-cols-[2fr_3fr]">
          <SampleCard />
          <ImportCard />
        </div>
        <DoctorList />
      </div>
    </PageFrame>
  );
}
