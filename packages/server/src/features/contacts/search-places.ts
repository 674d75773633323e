import type { searchPlacesEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { fold, type KnownPlace, knownPlaces } from './known-places.ts'

const shown = 12

/** How well a place answers what was typed: the name itself, its beginning, the name with its region, words of it. */
function rankOf({ foldedCity, folded }: KnownPlace, typed: string, words: readonly string[]): number | undefined {
  if (foldedCity === typed) return 0
  if (foldedCity.startsWith(typed)) return 1
  if (folded.startsWith(typed)) return 2
  return words.every((word) => folded.startsWith(word) || folded.includes(` ${word}`)) ? 3 : undefined
}

/** Cities by what was typed, the best match first, the bigger one before its namesakes. */
export async function searchPlaces(
  _ctx: Ctx,
  { query }: InputOf<typeof searchPlacesEndpoint>,
): Promise<OutputOf<typeof searchPlacesEndpoint>> {
  const typed = fold(query.q)
  const words = typed.split(' ')
  const found = (await knownPlaces()).flatMap((place) => {
    const rank = rankOf(place, typed, words)
    return rank === undefined ? [] : [{ place, rank }]
  })
  found.sort((one, other) => one.rank - other.rank || other.place.population - one.place.population)
  return { items: found.slice(0, shown).map(({ place }) => placeView(place)) }
}

const placeView = ({ city, country, countryName, region, zone, label }: KnownPlace) => ({
  ...{ city, country, countryName, region, zone, label },
})

/** A place as somebody picked it from the search. */
export interface PickedPlace {
  readonly city: string
  readonly country: string
  readonly region?: string | null | undefined
  readonly zone: string
}

/** The place as the search knows it. Refuses `place.unknown` for one that was typed and not picked. */
export async function requireKnownPlace({ city, country, region, zone }: PickedPlace): Promise<KnownPlace> {
  const namesakes = (await knownPlaces()).filter(
    (place) => place.city === city && place.country === country && place.zone === zone,
  )
  const [place] = region ? namesakes.filter((one) => one.region === region) : namesakes
  if (!place) throw new Refusal('place.unknown')
  return place
}
