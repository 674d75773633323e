let open: (() => void) | undefined
/** The shell says how its palette opens; whoever draws a search field asks here. */
export const setPaletteDoor = (door: () => void) => {
  open = door
  return () => {
    if (open === door) open = undefined
  }
}
export const openPalette = () => open?.()
