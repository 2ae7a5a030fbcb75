import { ReactFlow, ReactFlowProvider, useStore } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { clsx } from "clsx";
import { useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Failed, Skeleton } from "../../ui/states.tsx";
import { collapseDone, foldedWave, type ShownGraph } from "./collapse.ts";
import { type FlowNode, flowEdges, flowNodes, type PlanEdge } from "./flow-items.ts";
import { ActiveNode, edgeTypes, nodeTypes } from "./flow-parts.tsx";
import { GraphControls } from "./graph-controls.tsx";
import type { Layout } from "./layout.ts";
import { useGraphKeys } from "./use-graph-keys.ts";
import { useLayout } from "./use-layout.ts";
import { openingView, type Size, zoomRange } from "./viewport.ts";
import type { GraphEdge, GraphNode } from "./waves.ts";

export interface PlanGraphProps {
  readonly nodes: readonly GraphNode[];
  /** `to` waits for `from`. */
  readonly edges: readonly GraphEdge[];
  /** What the graph shows, for a screen reader. */
  readonly label: string;
  readonly onOpen: (id: string) => void;
  readonly onPeek?: (id: string) => void;
  /** The node that the cursor comes to. */
  readonly onActive?: (id: string) => void;
}

/** A plan from left to right, waves as columns: one tab stop, arrow keys along the edges, Enter opens. Fills what it stands in. */
export function PlanGraph({ nodes, edges, onOpen, onPeek, ...rest }: PlanGraphProps) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const shown = useMemo(() => collapseDone({ nodes, edges }, { opened }), [nodes, edges, opened]);
  const { layout, error } = useLayout(shown);
  const [size, setSize] = useState<Size | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { clientWidth: width = 0, clientHeight: height = 0 } = box.current ?? {};
    setSize({ width, height });
  }, []);
  const open = (id: string) => {
    const wave = foldedWave(id);
    if (wave === undefined) onOpen(id);
    else setOpened((now) => new Set([...now, wave]));
  };
  const peek = (id: string) => foldedWave(id) === undefined && onPeek?.(id);
  return (
    <div ref={box} className="relative h-full min-h-72">
      {error !== null && <Failed what="Signalbox could not place the nodes of the graph. The waves show the same plan." error={error} />}
      {error === null && layout === null && <Skeleton />}
      {layout !== null && size !== null && (
        <ReactFlowProvider>
          <Canvas {...{ shown, layout, size, open, peek }} {...rest} />
        </ReactFlowProvider>
      )}
    </div>
  );
}

interface CanvasProps {
  readonly shown: ShownGraph;
  readonly layout: Layout;
  /** Of the box when it was opened. */
  readonly size: Size;
  readonly label: string;
  readonly open: (id: string) => void;
  readonly peek: (id: string) => unknown;
  readonly onActive?: (id: string) => void;
}

const noKeys = {
  ...{ deleteKeyCode: null, selectionKeyCode: null, multiSelectionKeyCode: null, panActivationKeyCode: null, zoomActivationKeyCode: null },
  ...{ disableKeyboardA11y: true, nodesFocusable: false, edgesFocusable: false, elementsSelectable: false },
  ...{ nodesDraggable: false, nodesConnectable: false, edgesReconnectable: false, zoomOnDoubleClick: false },
} as const;

const quietCredit = "[&_[class*=attribution]]:bg-bg! [&_[class*=attribution]_a]:text-muted!";

/** From afar nobody reads words or tells dashes from lines; they would only cost frames. */
const FAR = 0.35;
const far = "[&_[data-words]]:hidden [&_[class*=edge-path]]:[stroke-dasharray:none]! [&_[class*=edge-path]]:[marker-end:none]";

function Canvas({ shown, layout, size, label, open, peek, onActive }: CanvasProps) {
  const prefix = useId();
  const drawing = useMemo(() => ({ shown, layout, prefix }), [shown, layout, prefix]);
  const nodes = useMemo(() => flowNodes(drawing), [drawing]);
  const edges = useMemo(() => flowEdges(drawing), [drawing]);
  const keys = useGraphKeys({ shown, layout, prefix, open, peek, ...(onActive && { onActive }) });
  const [view] = useState(() => openingView(layout, size, layout.nodes[keys.start ?? ""]));
  const isFar = useStore(({ transform }) => transform[2] < FAR);
  return (
    <ActiveNode value={keys.active}>
      <ReactFlow<FlowNode, PlanEdge>
        {...{ nodes, edges, nodeTypes, edgeTypes }}
        {...noKeys}
        aria-label={`${label}. Arrow keys move along the dependencies, Enter opens.`}
        aria-activedescendant={keys.activeDomId}
        tabIndex={0}
        onKeyDown={keys.onKeyDown}
        onNodeClick={(_, node) => node.type === "plan" && keys.click(node.id)}
        className={clsx("group/graph outline-offset-[-2px]", quietCredit, isFar && far)}
        defaultViewport={view}
        minZoom={zoomRange.least}
        maxZoom={zoomRange.most}
        onlyRenderVisibleElements
        panOnScroll
        attributionPosition="bottom-left"
      />
      <GraphControls />
    </ActiveNode>
  );
}
