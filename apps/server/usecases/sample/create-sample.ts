import { DomainError, event } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";
import { nest } from "../nest.ts";
import { findSample, type SampleIds } from "./find-sample.ts";
import { removeRows } from "./remove-sample.ts";
import { readSampleMark, sampleKey } from "./sample-mark.ts";
import { writeTidepool } from "./write-tidepool.ts";

/** "Tidepool", a plan in the middle of its work, to look around in. All of it or nothing; there is one at a time. */
export const createSample = userCommand("sample.create", "add the sample", async (tx, _input: unknown, scope): Promise<SampleIds> => {
  const standing = await findSample(tx);
  if (standing !== null)
    throw new DomainError(
      "CONFLICT",
      `The sample is there already (initiative ${standing.initiativeId}). Remove it first to get a fresh one.`,
      {
        details: { entity: "initiative", id: standing.initiativeId },
      },
    );
  const within = nest(tx, scope);
  const leftover = await readSampleMark(tx);
  if (leftover !== null) await removeRows(tx, within, leftover);
  const mark = await writeTidepool(tx, within);
  scope.emit(event("setting.changed", sampleKey, { value: mark }));
  return { projectId: mark.projectId, initiativeId: mark.initiativeId };
});
