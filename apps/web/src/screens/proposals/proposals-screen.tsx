import { getRouteApi } from "@tanstack/react-router";
import { PageFrame, TabLinks } from "../../ui/page-frame.tsx";
import { ChangesTab } from "./changes-tab.tsx";
import { ProposalsTab } from "./proposals-tab.tsx";

const route = getRouteApi("/proposals");

/** What agents suggest for the plan, and what they and people have changed in it in one go. */
export function ProposalsScreen() {
  const { tab = "proposals" } = route.useSearch();
  return (
    <PageFrame
      title="Proposals"
      bar={
        <TabLinks
          label="Proposals"
          items={[
            { label: "Proposals", link: { to: "/proposals" }, current: tab === "proposals" },
            { label: "Change sets", link: { to: "/proposals", search: { tab: "changes" } }, current: tab === "changes" },
          ]}
        />
      }
    >
      {tab === "proposals" ? <ProposalsTab /> : <ChangesTab />}
    </PageFrame>
  );
}
