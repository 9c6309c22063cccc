/** How long a paint is waited for, in milliseconds. */
const PATIENCE = 500;

/**
 * Runs `then` once, after the next paint. Where nothing is painted it runs all the same: at once in a window that
 * nobody looks at, after half a second in a frame of another site that is scrolled out of sight.
 */
export function afterPaint(then: () => void): void {
  if (document.hidden) {
    then();
    return;
  }
  let ran = false;
  const once = () => {
    if (!ran) then();
    ran = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, PATIENCE);
}
