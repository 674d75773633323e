import type { Ctx } from '../../platform/ctx.ts'
import { searchPlaces } from '../contacts/index.ts'
import type { ReadRow } from './read-table.ts'
import { fault, type RowFault } from './row-plan.ts'

export interface Placed {
  readonly city: string
  readonly country: string
  readonly region: string
  readonly zone: string
}
type PlaceOf = (
  cells: ReadRow['cells'],
  kept: Readonly<Record<string, string>> | undefined,
) => Promise<({ readonly ok: true } & Placed) | { readonly ok: false; readonly fault: RowFault }>

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

/** The place of each row: its zone as it is written there, else that of the city. A city is looked up once. */
export function placesNamed(ctx: Ctx): PlaceOf {
  const zones = new Map<string, Promise<readonly string[]>>()
  return async (cells, kept) => {
    const city = cells.city || (kept?.city ?? '')
    const country = (cells.country || (kept?.country ?? '')).toUpperCase()
    const region = cells.region || (city === kept?.city ? (kept.region ?? '') : '')
    const place = { ok: true, city, country, region } as const
    if (cells.zone) return { ...place, zone: cells.zone }
    if (kept && city === kept.city && country === kept.country) return { ...place, zone: kept.zone ?? '' }
    const name = `${fold(city)} ${country}`
    const found = zones.get(name) ?? zonesOf(ctx, city, country)
    zones.set(name, found)
    const [zone, ...others] = await found
    if (zone !== undefined && others.length === 0) return { ...place, zone }
    const detail =
      zone === undefined
        ? 'We do not know this city. Write it in English with its country, or give the zone.'
        : 'There is more than one such city in that country. Give the zone.'
    return { ok: false, fault: fault('city', 'place.unknown', detail) }
  }
}

async function zonesOf(ctx: Ctx, city: string, country: string): Promise<readonly string[]> {
  if (city.trim() === '') return []
  const { items } = await searchPlaces(ctx, { params: undefined, query: { q: city.slice(0, 80) }, body: undefined })
  const here = items.filter((place) => place.country === country && fold(place.city) === fold(city))
  return [...new Set(here.map(({ zone }) => zone))]
}
