/** Places that the names of zones spell without their marks. */
const marked: Readonly<Record<string, string>> = {
  Asuncion: 'Asunción',
  Bogota: 'Bogotá',
  Cancun: 'Cancún',
  Curacao: 'Curaçao',
  Sao_Paulo: 'São Paulo',
  Zurich: 'Zürich',
}

/** The place that gives a zone its name: `America/New_York` as "New York". */
export const cityOf = (zone: string): string => {
  const place = zone.split('/').at(-1) ?? zone
  return marked[place] ?? place.replaceAll('_', ' ')
}
