import { useEffect, useMemo } from "preact/hooks";
import type { Carrier } from "../../carrier.ts";
import { createThread } from "../../model/index.ts";
import { ThreadScreen } from "../../ui/thread-screen.tsx";
import type { Clock } from "../../ui/use-now.ts";

interface Props {
  readonly carrier: Carrier;
  readonly clock: Clock;
  readonly askId: string;
  readonly onOpenUnit: (unitId: string) => void;
}

/** One conversation; its model lives as long as it is shown. */
export function OneThread({ carrier, clock, askId, onOpenUnit }: Props) {
  const thread = useMemo(() => createThread(carrier, askId), [carrier, askId]);
  useEffect(() => thread.stop, [thread]);
  return <ThreadScreen thread={thread} clock={clock} onOpenUnit={onOpenUnit} />;
}
