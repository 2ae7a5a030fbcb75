import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { PageFrame, TabLinks } from "../../ui/page-frame.tsx";
import { ApiKeys } from "./api-keys.tsx";
import { Appearance } from "./appearance.tsx";
import { Data } from "./data.tsx";
import { Diagnostics } from "./diagnostics.tsx";
import { Keyboard } from "./keyboard.tsx";

const route = getRouteApi("/settings/$section");

const sections: readonly { readonly section: string; readonly label: string; readonly screen: ReactNode }[] = [
  { section: "appearance", label: "Appearance", screen: <Appearance /> },
  { section: "keyboard", label: "Keyboard", screen: <Keyboard /> },
  { section: "keys", label: "API keys", screen: <ApiKeys /> },
  { section: "data", label: "Data", screen: <Data /> },
  { section: "diagnostics", label: "Diagnostics", screen: <Diagnostics /> },
];

export function SettingsScreen() {
  const { section } = route.useParams();
  const shown = sections.find((each) => each.section === section);
  return (
    <PageFrame
      title="Settings"
      bar={
        <TabLinks
          label="Sections of the settings"
          items={sections.map((each) => ({
            label: each.label,
            link: { to: "/settings/$section", params: { section: each.section } },
            current: each.section === section,
          }))}
        />
      }
    >
      <div className="flex max-w-[860px] flex-col gap-6 px-4 py-4">
        {shown ? (
          shown.screen
        ) : (
          <p className="text-muted">There is no section of the settings that is called “{section}”. Choose one above.</p>
        )}
      </div>
    </PageFrame>
  );
}
