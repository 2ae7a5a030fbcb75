import { Bot, CircleDot, Clock, FileText, Flag, Folder, Hash, Layers, SquareCheck, Terminal, Wrench } from "lucide-react";

const icons: Readonly<Record<string, typeof Bot>> = {
  agent: Bot,
  command: Terminal,
  errand: Wrench,
  event: Hash,
  initiative: Flag,
  issue: CircleDot,
  page: FileText,
  phase: Layers,
  project: Folder,
  recent: Clock,
  task: SquareCheck,
};

/** The shape of a kind of thing. Its word stands beside it. */
export function KindIcon({ kind }: { readonly kind: string }) {
  const Icon = icons[kind] ?? CircleDot;
  return <Icon size={14} aria-hidden className="shrink-0 text-muted" />;
}
