/** A ref for what was just asked for: it has the focus as soon as it is there, and keeps it no longer than that. */
export const focusAtOnce = (element: HTMLElement | null) => element?.focus()
