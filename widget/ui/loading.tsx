import { commonWords } from "../words/en.ts";

/** A sentence while something is looked for; nothing spins. */
export function Loading({ text = commonWords.loading }: { readonly text?: string }) {
  return (
    <p class="loading" role="status">
      {text}
    </p>
  );
}
