import { useReactFlow } from "@xyflow/react";
import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { useCommand } from "../../commands/registry.ts";
import { IconButton } from "../../ui/button.tsx";
import { zoomRange } from "./viewport.ts";

/** What the wheel does, for keyboard and touch. */
export function GraphControls() {
  const flow = useReactFlow();
  const zoomIn = () => void flow.zoomIn();
  const zoomOut = () => void flow.zoomOut();
  const fit = () => void flow.fitView({ padding: 0.05, minZoom: zoomRange.least, maxZoom: 1 });
  useCommand("graph.zoomIn", zoomIn);
  useCommand("graph.zoomOut", zoomOut);
  useCommand("graph.fit", fit);
  return (
    <fieldset aria-label="View of the graph" className="absolute right-3 bottom-3 flex rounded-md border border-line bg-raised">
      <IconButton label="Zoom out" command="graph.zoomOut" onClick={zoomOut}>
        <ZoomOut size={16} aria-hidden />
      </IconButton>
      <IconButton label="Zoom in" command="graph.zoomIn" onClick={zoomIn}>
        <ZoomIn size={16} aria-hidden />
      </IconButton>
      <IconButton label="Show all of it" command="graph.fit" onClick={fit}>
        <Maximize size={16} aria-hidden />
      </IconButton>
    </fieldset>
  );
}
