import { Toast } from "@base-ui/react/toast";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { useEffect } from "react";
import { drawToasts, type ToastAction, toasts } from "./toast.ts";

const act = "min-h-6 shrink-0 rounded-md px-1 font-medium text-accent hover:underline";

function List() {
  const { toasts: shown } = Toast.useToastManager<{ readonly also?: ToastAction }>();
  return shown.map((one) => (
    <Toast.Root
      key={one.id}
      toast={one}
      className={clsx(
        "flex items-start gap-3 rounded-lg border bg-raised p-3 shadow-popover",
        one.type === "failed" ? "border-failed" : "border-line",
      )}
    >
      <div className="min-w-0 grow">
        <Toast.Title className={clsx("font-medium", one.type === "failed" && "text-failed")} />
        <Toast.Description className="text-muted break-words" />
      </div>
      {one.data?.also && (
        <button type="button" className={act} onClick={one.data.also.run}>
          {one.data.also.label}
        </button>
      )}
      <Toast.Action className={act} />
      <Toast.Close
        aria-label="Close the message"
        className="grid size-6 shrink-0 place-items-center rounded-md text-muted hover:bg-selected"
      >
        <X size={14} aria-hidden />
      </Toast.Close>
    </Toast.Root>
  ));
}

export function Toaster() {
  // After the provider below has begun to listen.
  useEffect(drawToasts, []);
  return (
    <Toast.Provider toastManager={toasts} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-10 z-50 flex w-[360px] max-w-[calc(100vw-32px)] flex-col gap-2">
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
