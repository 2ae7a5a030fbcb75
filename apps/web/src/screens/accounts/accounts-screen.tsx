import { PageFrame } from "../../ui/page-frame.tsx";

export function AccountsScreen() {
  return <PageFrame title="Accounts">{null}</PageFrame>;
}
