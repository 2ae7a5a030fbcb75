import { PageFrame } from "../../ui/page-frame.tsx";

export function RepositoriesScreen() {
  return <PageFrame title="Repositories">{null}</PageFrame>;
}
