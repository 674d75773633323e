import type { searchPlacesEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { rawTimeZones } from '@vvo/tzdb'
import type { Ctx } from '../../platform/ctx.ts'

interface Place {
  readonly city: string
  readonly country: string
  readonly countryName: string
  readonly zone: string
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

/** Main cities of every zone, offline (@vvo/tzdb). */
const places: readonly (Place & { readonly folded: string })[] = rawTimeZones.flatMap(
  ({ name, countryCode, countryName, mainCities }) =>
    mainCities.map((city) => ({
      city,
      country: countryCode,
      countryName,
      zone: name,
      folded: fold(`${city} ${countryName}`),
    })),
)

const shown = 12

/** Cities that start with, or contain, what was typed. */
export async function searchPlaces(
  _ctx: Ctx,
  { query }: InputOf<typeof searchPlacesEndpoint>,
): Promise<OutputOf<typeof searchPlacesEndpoint>> {
  const typed = fold(query.q)
  const starts = places.filter(({ folded }) => folded.startsWith(typed))
  const contains = places.filter(({ folded }) => !folded.startsWith(typed) && folded.includes(typed))
  const items = [...starts, ...contains].slice(0, shown).map(({ folded: _folded, ...place }) => place)
  return { items }
}
