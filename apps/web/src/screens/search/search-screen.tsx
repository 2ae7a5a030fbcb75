import { PageFrame } from "../../ui/page-frame.tsx";

export function SearchScreen() {
  return <PageFrame title="Search">{null}</PageFrame>;
}
