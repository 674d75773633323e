import { CalendarError, calendarOf } from '@mainstay/policy/calendar'
import cityTimezones from 'city-timezones'
import { describe, expect, it } from 'vitest'
import type { Ctx } from '../../platform/ctx.ts'
import { fold, knownPlaces } from './known-places.ts'
import { requireKnownPlace, searchPlaces } from './search-places.ts'

const noUnit = undefined as unknown as Ctx
const search = async (q: string) =>
  (await searchPlaces(noUnit, { params: undefined, query: { q }, body: undefined })).items
const first = async (q: string) => (await search(q))[0]

describe('a city is found without a network', () => {
  it('gives country, region and zone; the biggest of one name comes first, told by its region', async () => {
    expect(await first('springfield')).toEqual({
      city: 'Springfield',
      country: 'US',
      countryName: 'United States',
      region: 'Massachusetts',
      zone: 'America/New_York',
      label: 'Springfield, Massachusetts, United States',
    })
    expect(await first('Springfield, Illinois')).toMatchObject({ region: 'Illinois', zone: 'America/Chicago' })
    expect((await search('london')).slice(0, 2)).toMatchObject([
      { label: 'London, United Kingdom', zone: 'Europe/London' },
      { label: 'London, Canada', zone: 'America/Toronto' },
    ])
  })
  it('is found with or without its accents, by its beginning, and with its country', async () => {
    for (const typed of ['São Paulo', 'sao paulo', 'Sao Pa', 'sao paulo brazil'])
      expect(await first(typed)).toMatchObject({ city: 'São Paulo', country: 'BR', zone: 'America/Sao_Paulo' })
    expect(await first('lodz')).toMatchObject({ country: 'PL', zone: 'Europe/Warsaw' })
    expect(await search('qqxyz')).toEqual([])
    expect(await search(',')).toHaveLength(12)
  })
  it('names zones as they are called now', async () => {
    expect(await first('kyiv')).toMatchObject({ zone: 'Europe/Kyiv' })
    expect(await first('montreal')).toMatchObject({ zone: 'America/Toronto' })
    expect(await first('kolkata')).toMatchObject({ zone: 'Asia/Kolkata' })
    expect(await first('penza')).toBeDefined()
  })
  it('every place has a zone that the running tz data knows, a country with a name, and can be picked', async () => {
    const places = await knownPlaces()
    const unknown = [...new Set(places.map(({ zone }) => zone))].filter((timeZone) => {
      try {
        calendarOf({ timeZone, weekly: { mon: [['00:00', '24:00']] } })
        return false
      } catch (error) {
        return error instanceof CalendarError
      }
    })
    expect(unknown).toEqual([])
    expect(places.filter(({ country }) => !/^[A-Z]{2}$/.test(country))).toEqual([])
    expect(places.filter(({ country, countryName }) => country === countryName)).toEqual([])
    expect(places.filter(({ city, region }) => city.length > 80 || (region?.length ?? 0) > 80)).toEqual([])
    expect(places.length).toBeGreaterThan(7_300)
    const kept = new Set(places.map(({ foldedCity }) => foldedCity))
    const lost = cityTimezones.cityMapping.filter(
      ({ city, country }) => country !== 'Antarctica' && !kept.has(fold(city)),
    )
    // its province has three zones, and the list says no place for it
    expect(lost.map(({ city }) => city)).toEqual(['Oymyakon'])
  })
  it('a place that was typed and not picked is refused: place.unknown', async () => {
    const springfield = { city: 'Springfield', country: 'US', zone: 'America/Chicago' }
    expect(await requireKnownPlace({ ...springfield, region: 'Illinois' })).toMatchObject({ region: 'Illinois' })
    for (const wrong of [
      { ...springfield, zone: 'Europe/Berlin' },
      { ...springfield, region: 'Bavaria' },
      { ...springfield, city: 'Nowhere' },
    ])
      await expect(requireKnownPlace(wrong)).rejects.toMatchObject({ code: 'place.unknown' })
  })
})
