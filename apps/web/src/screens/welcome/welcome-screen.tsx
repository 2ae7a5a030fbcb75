import { PageFrame } from "../../ui/page-frame.tsx";

export function WelcomeScreen() {
  return <PageFrame title="Welcome">{null}</PageFrame>;
}
