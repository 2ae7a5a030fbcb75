import { PageFrame } from "../../ui/page-frame.tsx";

export function SettingsScreen() {
  return <PageFrame title="Settings">{null}</PageFrame>;
}
