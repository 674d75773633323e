import { sayDay } from '@mainstay/policy/calendar'
import { expect, it } from 'vitest'
import { setLocale } from '../ui/text/translate.ts'
import { formatDay } from '../ui/time/format-moment.ts'
import { sayDate } from './say-date.ts'

it('a day is said as reasons and mail say it, in every month and language', () => {
  for (const locale of ['en', 'en-GB', 'de', 'fr', 'pl', 'ja']) {
    setLocale(locale)
    for (let month = 0; month < 12; month += 1) {
      const at = Date.UTC(2026, month, 5, 12)
      for (const withYear of [true, false])
        expect(formatDay(at, 'UTC', withYear)).toBe(sayDay(at, { locale, zone: 'UTC', withYear }))
    }
  }
  setLocale('en')
  expect(sayDate('2026-09-05')).toBe('5 Sep 2026')
})
