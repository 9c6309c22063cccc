import type { ComponentChildren } from "preact";

interface Props {
  /** What the rows are, for those who cannot see them. */
  readonly label: string;
  readonly columns: readonly string[];
  /** Takes no more height than a window; a long one is scrolled within. */
  readonly low?: boolean;
  /** The rows. */
  readonly children: ComponentChildren;
}

/** A table that is scrolled within its own room when it is wider than the page, by keyboard too. */
export function DataTable({ label, columns, low = false, children }: Props) {
  return (
    <div class={low ? "table-room run-rows" : "table-room"} tabIndex={0} role="group" aria-label={label}>
      <table class="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
