import type { ComponentChildren } from "preact";

/** A quiet place with a sentence for when there is nothing yet, and what can be done about it. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}
