import { useEffect, useState } from "preact/hooks";
import type { Carrier } from "../../widget/carrier.ts";
import { Loading } from "../../widget/ui/loading.tsx";

export interface ThreadProps {
  readonly carrier: Carrier;
  readonly askId: string;
  /** Left out where there is no room for a unit. */
  readonly onOpenUnit?: ((unitId: string) => void) | undefined;
}

type Part = (props: ThreadProps) => ReturnType<typeof Loading>;

/** One conversation, fetched from the extension's own files when the first is opened: most openings of a panel show none. */
export function Thread(props: ThreadProps) {
  const [part, setPart] = useState<{ OneThread: Part } | null>(null);
  useEffect(() => void import("./one-thread.tsx").then(setPart), []);
  return part === null ? <Loading /> : <part.OneThread {...props} />;
}
