import { rawTimeZones } from '@vvo/tzdb'

/** A city as people pick it: country, region and zone follow from it. */
export interface KnownPlace {
  readonly city: string
  /** ISO 3166-1 alpha-2; XK for Kosovo. */
  readonly country: string
  readonly countryName: string
  readonly region: string | null
  /** IANA zone by its current name. */
  readonly zone: string
  /** "Springfield, Illinois, United States": the region only where the country has the name twice. */
  readonly label: string
  readonly population: number
  /** What a search compares: the name, and the name with everything around it. */
  readonly foldedCity: string
  readonly folded: string
}

type Named = Pick<KnownPlace, 'city' | 'country' | 'region' | 'zone' | 'population'>

/** Without accents, marks and case: `Sao Paulo` finds São Paulo, `lodz` finds Łódź. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .replace(/[\s,]+/gu, ' ')
    .trim()

let loading: Promise<readonly KnownPlace[]> | undefined

/** Every city that can be picked, offline, read at the first search: 7,300 cities and the main ones of every zone. */
export const knownPlaces = (): Promise<readonly KnownPlace[]> => {
  loading ??= readPlaces()
  return loading
}

async function readPlaces(): Promise<readonly KnownPlace[]> {
  const cities = readCities((await import('city-timezones')).default.cityMapping)
  const mains = new Map(mainCities().map((main) => [keyOf(main), main]))
  const known = new Set(cities.map(keyOf))
  // the main cities are written with their accents
  const spelled = cities.map((place) => ({ ...place, city: mains.get(keyOf(place))?.city ?? place.city }))
  const all = [...spelled, ...[...mains].flatMap(([key, main]) => (known.has(key) ? [] : [main]))]
  const namesakes = Map.groupBy(all, ({ city, country }) => `${fold(city)} ${country}`)
  return all.map((place) => {
    const repeats = (namesakes.get(`${fold(place.city)} ${place.country}`)?.length ?? 0) > 1
    return { ...place, ...saidAs(place, repeats) }
  })
}

const keyOf = ({ city, country, zone }: Named): string => `${fold(city)} ${country} ${zone}`

const countries = new Intl.DisplayNames('en', { type: 'region' })

function saidAs({ city, region, country }: Named, repeats: boolean) {
  const countryName = countries.of(country) ?? country
  const label = [city, ...(repeats && region !== null ? [region] : []), countryName].join(', ')
  return { countryName, label, foldedCity: fold(city), folded: fold([city, region ?? '', countryName].join(' ')) }
}

type City = Awaited<typeof import('city-timezones')>['cityMapping'][number]

/** A few entries have no zone: their province's other cities tell it, or a country that has but one. */
function readCities(cities: readonly City[]): readonly Named[] {
  const zones = zonesIn(cities)
  const currentName = currentNames()
  return cities.flatMap((entry) => {
    const zone = entry.timezone || onlyOne(zones.get(provinceOf(entry))) || onlyOne(zones.get(countryOf(entry)))
    if (!zone) return []
    const region = entry.province && entry.province !== entry.city ? entry.province : null
    return [{ city: entry.city, country: countryOf(entry), region, zone: currentName(zone), population: entry.pop }]
  })
}

function zonesIn(cities: readonly City[]): ReadonlyMap<string, ReadonlySet<string>> {
  const zones = new Map<string, Set<string>>()
  for (const entry of cities) {
    if (!entry.timezone) continue
    for (const key of [provinceOf(entry), countryOf(entry)])
      zones.set(key, (zones.get(key) ?? new Set()).add(entry.timezone))
  }
  return zones
}

const provinceOf = (entry: City): string => `${countryOf(entry)} ${entry.province}`
const onlyOne = (zones: ReadonlySet<string> | undefined): string | undefined =>
  zones?.size === 1 ? [...zones][0] : undefined

/** Two territories of the list have no code of their own there. */
const codeless: Readonly<Record<string, string>> = { Kosovo: 'XK', Somaliland: 'SO' }
const countryOf = ({ iso2, country }: City): string => codeless[country] ?? iso2

const mainCities = (): readonly Named[] =>
  rawTimeZones.flatMap(({ name, countryCode, mainCities: names }) =>
    names
      .flatMap((written) => written.split(' / '))
      .map((city) => ({ city, country: countryCode, region: null, zone: name, population: 0 })),
  )

const engineName = (zone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone

/** Engines answer with the oldest name of a zone (Europe/Kiev); the list of zones knows the current one. */
function currentNames(): (zone: string) => string {
  const current = new Map(rawTimeZones.map(({ name }) => [engineName(name), name]))
  const listed = new Set(rawTimeZones.flatMap(({ name, group }) => [name, ...group]))
  const named = new Map<string, string>()
  return (zone) => {
    const known = named.get(zone)
    if (known !== undefined) return known
    const byEngine = engineName(zone)
    const name = current.get(byEngine) ?? (listed.has(zone) ? zone : byEngine)
    named.set(zone, name)
    return name
  }
}
