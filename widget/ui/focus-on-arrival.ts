/** A ref for what takes the focus when it appears; the browser's own `autofocus` works only once in a page. */
export const focusOnArrival = (element: HTMLElement | null) => element?.focus();
