import { useEffect, useMemo } from "preact/hooks";

/** A model that lives as long as its part; another key makes another one. */
export function useModel<M extends { stop(): void }>(make: () => M, key: unknown = null): M {
  const model = useMemo(make, [key]);
  useEffect(() => () => model.stop(), [model]);
  return model;
}
