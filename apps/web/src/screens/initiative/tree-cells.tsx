import type { CSSProperties, ReactNode } from "react";

interface CellProps {
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly children?: ReactNode;
}

// Rows stand where the window puts them, which no table element does; the tree as a whole has the focus.

export function Cell({ children, ...rest }: CellProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div role="gridcell" {...rest}>
      {children}
    </div>
  );
}

export function HeadCell({ children, ...rest }: CellProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div role="columnheader" {...rest}>
      {children}
    </div>
  );
}

export function RowGroup({ children, ...rest }: CellProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div role="rowgroup" {...rest}>
      {children}
    </div>
  );
}

export function HeadRow({ children, ...rest }: CellProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div role="row" aria-rowindex={1} {...rest}>
      {children}
    </div>
  );
}
