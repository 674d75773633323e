import { describe, expect, it } from 'vitest'
import { accountParts, staffParts } from '../cast.ts'
import { afterSpan, instantOf } from '../times.ts'
import { stories } from './index.ts'

const hour = 3_600_000
/** Every seventh hour of a year: each hour of the day, each day of the week, each change of the clocks' offset. */
const starts = Array.from({ length: 1_252 }, (_, index) => Date.UTC(2026, 10, 23, 9) + index * 7 * hour)
const contactOf = (key: string) => accountParts.flatMap(({ contacts }) => contacts).find((part) => part.key === key)
const zoneOf = (code: string) => accountParts.find((part) => part.code === code)?.contacts[0]?.zone ?? 'UTC'

function lastInstant(story: (typeof stories)[number], now: number): number {
  const opened = instantOf(story.when, contactOf(story.by)?.zone ?? 'UTC', now)
  return story.steps.reduce((at, { after }) => afterSpan(at, after, zoneOf(story.account)), opened)
}

describe('the demo’s tickets', () => {
  it('are told to their end, at whatever hour of the year the desk is first opened', () => {
    const cutShort = starts.flatMap((now) => stories.filter((story) => lastInstant(story, now) > now))
    expect(cutShort.map(({ subject }) => subject)).toEqual([])
  })

  it('begin after the day on which the desk is founded', () => {
    const tooEarly = starts.flatMap((now) =>
      stories.filter((story) => instantOf(story.when, contactOf(story.by)?.zone ?? 'UTC', now) < now - 91 * 24 * hour),
    )
    expect(tooEarly.map(({ subject }) => subject)).toEqual([])
  })

  it('name only people of the cast, and of the customer whose ticket it is', () => {
    const own = (code: string) => accountParts.find((part) => part.code === code)?.contacts.map(({ key }) => key) ?? []
    const staff = staffParts.map(({ key }) => key)
    for (const { account, by, steps, subject } of stories) {
      expect(own(account), subject).toContain(by)
      expect([...staff, ...own(account)], subject).toEqual(expect.arrayContaining(steps.map((step) => step.by)))
    }
  })
})
