import { createThread } from "../../widget/model/index.ts";
import { ThreadScreen } from "../../widget/ui/thread-screen.tsx";
import type { ThreadProps } from "./thread.tsx";
import { useModel } from "./use-model.ts";

/** One conversation and its model. */
export function OneThread({ carrier, askId, onOpenUnit }: ThreadProps) {
  const thread = useModel(() => createThread(carrier, askId), askId);
  return <ThreadScreen thread={thread} clock={carrier.device.now} onOpenUnit={onOpenUnit} />;
}
