import { PageFrame } from "../../ui/page-frame.tsx";

export function ProposalsScreen() {
  return <PageFrame title="Proposals">{null}</PageFrame>;
}
