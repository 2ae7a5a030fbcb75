import { PageFrame } from "../../ui/page-frame.tsx";

export function InitiativeScreen() {
  return <PageFrame title="Initiative">{null}</PageFrame>;
}
