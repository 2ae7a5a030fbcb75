import { BaseEdge, type EdgeProps, Handle, type NodeProps, Position } from "@xyflow/react";
import { clsx } from "clsx";
import { createContext, memo, use } from "react";
import { StatusMark, statusWords } from "../../ui/status.tsx";
import { type HeadingNode, type PlanEdge, type PlanNode, pathThrough } from "./flow-items.ts";

/** The node under the cursor. */
export const ActiveNode = createContext<string | null>(null);

const PlanNodeView = memo(function PlanNodeView({ id, data: { node, domId, label } }: NodeProps<PlanNode>) {
  const isActive = use(ActiveNode) === id;
  return (
    // The graph is the one tab stop: it says by aria-activedescendant which node the keys are about.
    // biome-ignore lint/a11y/useSemanticElements: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={domId}
      role="button"
      aria-label={label}
      className={clsx(
        "flex h-full cursor-default flex-col justify-center rounded-md border bg-raised px-2.5 text-left",
        isActive ? "border-accent bg-selected outline-offset-2 outline-focus group-focus-visible/graph:outline-2" : "border-line-strong",
      )}
    >
      <span data-words className="flex min-w-0 items-center gap-1.5">
        <StatusMark status={node.status} label={null} />
        <span title={node.title} className="truncate font-medium text-fg">
          {node.title}
        </span>
      </span>
      <span data-words className="flex gap-2 pl-5 text-meta text-muted">
        <span>{node.word ?? statusWords[node.status]}</span>
        {node.note && <span className="truncate">{node.note}</span>}
      </span>
      <Handle type="target" position={Position.Left} isConnectable={false} className="invisible" />
      <Handle type="source" position={Position.Right} isConnectable={false} className="invisible" />
    </div>
  );
});

const HeadingView = memo(function HeadingView({ data }: NodeProps<HeadingNode>) {
  return <span className="text-meta font-semibold text-muted">{data.text}</span>;
});

const PlanEdgeView = memo(function PlanEdgeView({ id, data, markerEnd }: EdgeProps<PlanEdge>) {
  if (data === undefined) return null;
  const style = {
    stroke: data.critical ? "var(--accent)" : "var(--line-strong)",
    strokeWidth: data.critical ? 3 : 1.25,
    ...(data.dashed && { strokeDasharray: "5 4" }),
  };
  return <BaseEdge id={id} path={pathThrough(data.points)} style={style} interactionWidth={0} {...(markerEnd && { markerEnd })} />;
});

export const nodeTypes = { plan: PlanNodeView, heading: HeadingView };
export const edgeTypes = { plan: PlanEdgeView };
