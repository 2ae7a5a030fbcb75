import { PageFrame } from "../../ui/page-frame.tsx";

export function PhaseScreen() {
  return <PageFrame title="Phase">{null}</PageFrame>;
}
