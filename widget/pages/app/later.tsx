import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Loading } from "../../ui/loading.tsx";
import { PartMissing } from "./part-missing.tsx";

export interface Later<Props> {
  /** The part, once it is there; until then a quiet sentence, or the reason and a way on. */
  readonly Part: (props: Props) => ReturnType<typeof Loading>;
  /** Fetches it before it is wanted; trouble is told when it is wanted. */
  preload(): void;
}

/** A part of the page whose program is fetched when it is first shown. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let Loaded: ComponentType<Props> | null = null;
  const fetched = async () => {
    Loaded ??= await load();
  };

  function Part(props: Props) {
    const [state, setState] = useState<"loading" | "there" | "failed">("loading");
    const place = useRef<HTMLDivElement>(null);
    useEffect(() => {
      if (state !== "loading") return;
      let here = true;
      const tell = (next: "there" | "failed") => () => here && setState(next);
      fetched().then(tell("there"), tell("failed"));
      return () => {
        here = false;
      };
    }, [state]);
    if (Loaded !== null) return <Loaded {...props} />;
    const again = () => {
      // The button goes as it is pressed; the focus stays in the part.
      place.current?.closest("main")?.focus();
      setState("loading");
    };
    return <div ref={place}>{state === "failed" ? <PartMissing onAgain={again} /> : <Loading />}</div>;
  }

  return { Part, preload: () => void fetched().catch(() => {}) };
}
