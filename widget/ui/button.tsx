import type { ButtonHTMLAttributes } from "preact";

export type ButtonKind = "primary" | "standard" | "plain" | "danger";

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "class" | "className" | "icon"> {
  /** One primary to a screen; danger only for what destroys. */
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  /** The key that does the same while its card has the focus. */
  readonly shortcut?: string;
}

/** A button of the house. */
export function Button({ kind = "standard", small = false, shortcut, children, type = "button", ...rest }: Props) {
  const className = ["button", kind === "standard" ? "" : kind, small ? "small" : ""].filter(Boolean).join(" ");
  return (
    <button {...rest} type={type} class={className} aria-keyshortcuts={shortcut}>
      <span>{children}</span>
      {shortcut && (
        <span class="key" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </button>
  );
}
