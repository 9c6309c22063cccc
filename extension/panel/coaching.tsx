import { useEffect, useState } from "preact/hooks";
import type { CoachingPartProps } from "../../widget/ui/coaching-part.tsx";
import { Loading } from "../../widget/ui/loading.tsx";

type Part = (props: CoachingPartProps) => ReturnType<typeof Loading>;

/** My units, fetched from the extension's own files when they are wanted. */
export function Coaching(props: CoachingPartProps) {
  const [part, setPart] = useState<{ CoachingPart: Part } | null>(null);
  useEffect(() => void import("../../widget/ui/coaching-part.tsx").then(setPart), []);
  return part === null ? <Loading /> : <part.CoachingPart {...props} />;
}
