/** A number as somebody writes it, with a point or a comma; undefined for what is none. */
export const readFigure = (written: string): number | undefined => {
  const plain = written.trim().replace(',', '.')
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : undefined
}
