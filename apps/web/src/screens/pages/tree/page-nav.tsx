import { EllipsisVertical, Plus } from "lucide-react";
import type { Outline } from "../../../data/outline.ts";
import { CommandButton, IconButton } from "../../../ui/button.tsx";
import { Select } from "../../../ui/field.tsx";
import { Menu, MenuCommand, MenuItem } from "../../../ui/menu.tsx";
import { useNarrow } from "../../../ui/use-narrow.ts";
import { CreateDialog } from "./create-dialog.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";
import { pageRows } from "./page-tree.ts";
import { PageTree } from "./page-tree-view.tsx";
import type { PageDeeds } from "./use-page-commands.ts";

interface PageNavProps {
  readonly pages: Outline["pages"];
  readonly pageId: string;
  readonly deeds: PageDeeds;
}

const noneClosed: ReadonlySet<string> = new Set();

/** The way between the pages: a tree beside the page, or above it a list where there is no room. */
export function PageNav({ pages, pageId, deeds }: PageNavProps) {
  const isNarrow = useNarrow();
  const title = deeds.page?.title ?? "";
  return (
    <nav
      aria-label="Pages"
      className="flex min-h-0 shrink-0 flex-col border-b border-line min-[901px]:w-56 min-[901px]:border-r min-[901px]:border-b-0"
    >
      {isNarrow ? (
        <div className="flex items-center gap-2 px-4 py-2">
          <div className="min-w-0 grow">
            <Select
              label="Page"
              hideLabel
              value={pageId}
              onChange={(event) => void deeds.open(event.target.value)}
              options={pageRows(pages, noneClosed).map(({ page, level }) => ({
                value: page.id,
                label: `${"\u2003".repeat(level - 1)}${page.title}`,
              }))}
            />
          </div>
          <PlaceMenu deeds={deeds} />
        </div>
      ) : (
        <>
          <div className="flex min-h-9 items-center justify-between border-b border-line pr-1 pl-2">
            <CommandButton id="page.create" kind="quiet" icon={<Plus size={14} aria-hidden />}>
              Subpage
            </CommandButton>
            <PlaceMenu deeds={deeds} />
          </div>
          <div className="min-h-0 grow overflow-auto">
            <PageTree
              pages={pages}
              currentId={pageId}
              onOpen={(id) => void deeds.open(id)}
              onDrop={deeds.drop}
              onFocused={deeds.setTreeFocused}
            />
          </div>
        </>
      )}
      <CreateDialog
        open={deeds.dialog === "create"}
        parentTitle={title}
        onOpenChange={(open) => deeds.setDialog(open ? "create" : null)}
        onCreate={deeds.create}
      />
      <DeleteDialog
        open={deeds.dialog === "delete"}
        title={title}
        subpages={deeds.subpages}
        onOpenChange={(open) => deeds.setDialog(open ? "delete" : null)}
        onDelete={deeds.remove}
      />
    </nav>
  );
}

/** Where the page stands, without keys that only work in the tree. */
function PlaceMenu({ deeds }: { readonly deeds: PageDeeds }) {
  const trigger = (
    <IconButton label="Place of the page">
      <EllipsisVertical size={16} aria-hidden />
    </IconButton>
  );
  return (
    <Menu trigger={trigger}>
      <MenuCommand id="page.create" />
      <MenuCommand id="page.rename" />
      <MenuCommand id="page.moveUp" />
      <MenuCommand id="page.moveDown" />
      <MenuItem disabled={!deeds.can("in")} onSelect={() => deeds.move("in")}>
        Move the page below the one above it
      </MenuItem>
      <MenuItem disabled={!deeds.can("out")} onSelect={() => deeds.move("out")}>
        Move the page up one level
      </MenuItem>
      <MenuCommand id="page.delete" />
    </Menu>
  );
}
