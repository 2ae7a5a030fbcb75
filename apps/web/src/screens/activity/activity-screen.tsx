import { CommandButton } from "../../ui/button.tsx";
import { PageFrame, TabLinks } from "../../ui/page-frame.tsx";
import { AuditPanel } from "./audit-panel.tsx";
import { EventsPanel } from "./events-panel.tsx";
import { activityRoute } from "./route.ts";

/** Everything that happened, and everything that was tried. */
export function ActivityScreen() {
  const { tab = "events" } = activityRoute.useSearch();
  return (
    <PageFrame
      title="Activity"
      meta={
        <TabLinks
          label="Logs"
          items={[
            { label: "Events", link: { to: "/activity", search: {} }, current: tab === "events" },
            { label: "Audit", link: { to: "/activity", search: { tab: "audit" } }, current: tab === "audit" },
          ]}
        />
      }
      actions={tab === "events" && <CommandButton id="activity.export">Export</CommandButton>}
    >
      <div className="flex h-full min-h-0 flex-col">{tab === "events" ? <EventsPanel /> : <AuditPanel />}</div>
    </PageFrame>
  );
}
