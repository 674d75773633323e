import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCalendarDays } from '../calendar/civil-date.ts'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { type Completion, missingCourses, trainingStanding } from './training-standing.ts'

const shipped = shippedPolicy()
const withCourses = (courses: typeof shipped.people.courses) => ({ ...shipped, people: { ...shipped.people, courses } })
const yearly = withCourses({
  introduction: { title: 'Introduction', validMonths: 12 },
  operations: { title: 'Operations' },
})
const taken = (course: string, completedOn: string, expiresOn: string | null = null): Completion => ({
  course,
  completedOn,
  expiresOn,
})

describe('what somebody was taught', () => {
  it('the shipped policy speaks of the introductory product training, which holds for good', () => {
    expect(missingCourses(trainingStanding(shipped, [], '2026-11-30'))).toEqual(['Introductory product training'])
    expect(trainingStanding(shipped, [taken('introduction', '2019-01-02')], '2026-11-30')).toMatchObject([
      { state: 'held', expiresOn: null },
    ])
  })

  it('names exactly what is missing and what has run out', () => {
    const standing = trainingStanding(yearly, [taken('introduction', '2025-11-30')], '2026-11-30')

    expect(standing).toMatchObject([
      { course: 'introduction', state: 'expired', expiresOn: '2026-11-30' },
      { course: 'operations', state: 'missing', completedOn: null },
    ])
    expect(missingCourses(standing)).toEqual(['Introduction', 'Operations'])
  })

  it('holds through the day before it expires; the date of the certificate goes before the months of the policy', () => {
    const stateOn = (on: string, expiresOn: string | null) =>
      trainingStanding(yearly, [taken('introduction', '2025-11-30', expiresOn)], on)[0]?.state

    expect(stateOn('2026-11-29', null)).toBe('held')
    expect(stateOn('2026-11-30', null)).toBe('expired')
    expect(stateOn('2026-11-30', '2027-05-01')).toBe('held')
    expect(stateOn('2026-02-01', '2026-02-01')).toBe('expired')
  })

  it('does not count what is dated later, nor a course that the policy does not name', () => {
    const early = trainingStanding(
      yearly,
      [taken('introduction', '2026-12-01'), taken('cooking', '2020-01-01')],
      '2026-11-30',
    )

    expect(early.map(({ state }) => state)).toEqual(['missing', 'missing'])
  })

  const day = fc.integer({ min: -900, max: 900 }).map((days) => addCalendarDays('2026-06-15', days))
  const completion = fc.record({
    course: fc.constantFrom('introduction', 'operations', 'cooking'),
    completedOn: day,
    expiresOn: fc.option(day),
  })

  it('law: one more completion never takes anything away, and the order of completions says nothing', () => {
    fc.assert(
      fc.property(fc.array(completion, { maxLength: 6 }), completion, day, (before, more, on) => {
        const [without, and] = [before, [...before, more]].map((all) =>
          missingCourses(trainingStanding(yearly, all, on)),
        )
        expect(without).toEqual(expect.arrayContaining([...(and ?? [])]))
        const stateOf = (all: readonly Completion[]) => trainingStanding(yearly, all, on).map(({ state }) => state)
        expect(stateOf([...before].reverse())).toEqual(stateOf(before))
      }),
    )
  })

  it('law: a completion that holds on a day holds on every earlier day since it was taken', () => {
    fc.assert(
      fc.property(completion, day, day, (one, a, b) => {
        const [early = a, late = b] = [a, b].sort()
        const heldOn = (on: string) => trainingStanding(yearly, [one], on).some(({ state }) => state === 'held')
        if (heldOn(late) && early >= one.completedOn) expect(heldOn(early)).toBe(true)
      }),
    )
  })
})
