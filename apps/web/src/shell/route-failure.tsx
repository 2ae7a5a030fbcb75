import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { PageFrame } from "../ui/page-frame.tsx";
import { Failed } from "../ui/states.tsx";

export function RouteFailure({ error }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <PageFrame title="This page failed">
      <Failed what="This page could not be shown." error={error} onRetry={() => void router.invalidate()} />
    </PageFrame>
  );
}
