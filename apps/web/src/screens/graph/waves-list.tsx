import { useMemo } from "react";
import { RowList } from "../../ui/row-list.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { type Plan, waitsFor } from "./plan-nodes.ts";
import { describeWave, type GraphNode, type Wave, wavesOf } from "./waves.ts";

export interface WavesListProps extends Plan {
  /** What the rows are, for a screen reader. */
  readonly label: string;
  readonly activeKey: string | null;
  readonly onActive: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onPeek?: (id: string) => void;
  readonly selection?: ReadonlySet<string>;
  readonly onSelection?: (keys: ReadonlySet<string>) => void;
  /** Only what has it in its title. */
  readonly question?: string;
}

/** The graph in words: what can be done side by side, wave after wave. */
export function WavesList({ nodes, edges, label, onOpen, onPeek, question = "", ...list }: WavesListProps) {
  const waves = useMemo(() => wavesOf(nodes, edges), [nodes, edges]);
  const waits = useMemo(() => waitsFor({ nodes, edges }), [nodes, edges]);
  const rows = useMemo(() => waves.map((wave) => only(wave, question)).flatMap(rowsOf), [waves, question]);
  const isWave = (key: string) => key.startsWith("wave:");
  return (
    <RowList
      {...list}
      label={label}
      items={rows}
      keyOf={keyOf}
      rowHeight={36}
      className="h-full"
      onOpen={(row) => row.kind === "node" && onOpen(row.node.id)}
      {...(onPeek && { onPeek: (row: Row) => row.kind === "node" && onPeek(row.node.id) })}
      {...(list.onSelection && {
        onSelection: (keys: ReadonlySet<string>) => list.onSelection?.(new Set([...keys].filter((key) => !isWave(key)))),
      })}
      renderRow={(row) =>
        row.kind === "wave" ? <WaveRow wave={row.wave} /> : <NodeRow node={row.node} waits={waits.get(row.node.id) ?? []} />
      }
    />
  );
}

type Row = { readonly kind: "wave"; readonly wave: Wave<GraphNode> } | { readonly kind: "node"; readonly node: GraphNode };

const keyOf = (row: Row) => (row.kind === "wave" ? `wave:${row.wave.number}` : row.node.id);
/** The numbers of the waves stay those of the whole plan. */
function only(wave: Wave<GraphNode>, question: string): Wave<GraphNode> {
  const asked = question.toLowerCase();
  return asked === "" ? wave : { ...wave, nodes: wave.nodes.filter(({ title }) => title.toLowerCase().includes(asked)) };
}
const rowsOf = (wave: Wave<GraphNode>): Row[] =>
  wave.nodes.length === 0 ? [] : [{ kind: "wave", wave }, ...wave.nodes.map((node) => ({ kind: "node" as const, node }))];

function WaveRow({ wave }: { readonly wave: Wave<GraphNode> }) {
  return (
    <div className="flex h-full items-end gap-2 bg-panel px-4 pb-1.5">
      <span className="font-semibold">Wave {wave.number}</span>
      <span className="truncate text-meta text-muted">{describeWave(wave.nodes)}</span>
    </div>
  );
}

function NodeRow({ node, waits }: { readonly node: GraphNode; readonly waits: readonly string[] }) {
  return (
    <div className="flex h-full items-center gap-3 px-4">
      <span className="flex w-28 shrink-0 text-meta">
        <StatusLabel status={node.status} {...(node.word !== undefined && { word: node.word })} />
      </span>
      <span className="min-w-0 grow truncate">{node.title}</span>
      {waits.length > 0 && (
        <span className="max-w-[40%] shrink truncate text-meta text-muted max-[901px]:hidden">waits for {waits.join(", ")}</span>
      )}
      {node.note && <span className="shrink-0 text-meta text-muted">{node.note}</span>}
    </div>
  );
}
