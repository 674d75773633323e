import type { supportNowEndpoint } from '@mainstay/contracts/commitments'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { type ClockTerms, priorities } from '@mainstay/policy'
import { addCalendarDays, calendarOf, civilDateAt, startOfCivilDate } from '@mainstay/policy/calendar'
import { decideResponse, responseSteps } from '@mainstay/policy/decisions'
import { endingSoon } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { clockTermsOf, type HeldTerms } from '../agreements/index.ts'
import { hoursPlaceOf } from '../contacts/index.ts'
import { accountInSight } from './account-in-sight.ts'
import { nextChangeAt } from './coverage.ts'
import { reasonView } from './decision-of.ts'
import { readerOf } from './reader-of.ts'

type Output = OutputOf<typeof supportNowEndpoint>

/** Home's answer: is support open for this account now, until when, and when would each priority be answered. */
export async function supportNow(ctx: Ctx, { params }: InputOf<typeof supportNowEndpoint>): Promise<Output> {
  const account = await accountInSight(ctx, params.accountId)
  const now = await ctx.now()
  const held = await clockTermsOf(ctx, { accountId: account.id, at: now })
  const reader = await readerOf(ctx, now, held.terms)
  const reasons = held.entitlement.reasons.map((reason) => reasonView(reason, reader))
  return { now: iso(now), ...agreementView(held, now), ...placeView(held), ...standing(held, now), reasons }
}

const iso = (at: number) => new Date(at).toISOString()

function agreementView({ entitlement: { result }, policy, agreement, agreements, policies }: HeldTerms, now: number) {
  const plan = result.inForce ? result.plan : null
  const [ending] = endingSoon({ agreements, policies, at: now }).toSorted((one, other) => one.daysLeft - other.daysLeft)
  const orderForm = agreements.find(({ id }) => id === ending?.agreementId)?.orderForm
  return {
    endingSoon: ending ? { orderForm: orderForm ?? '', endsOn: ending.endsOn, daysLeft: ending.daysLeft } : null,
    inForce: result.inForce,
    plan,
    planTitle: plan === null ? null : (policy.plans[plan]?.name ?? plan),
    addOns: result.inForce ? [...result.addOns] : [],
    orderForm: agreement?.order_form ?? null,
    startsOn: result.startsOn ?? null,
    endsOn: result.endsOn ?? null,
    policyVersion: policy.version,
    policyTitle: policy.title,
  }
}

function placeView({ terms, primary }: HeldTerms): Pick<Output, 'zone' | 'city' | 'primary'> {
  const hours = primary && hoursPlaceOf(primary)
  const areHers = hours !== undefined && !hours.isKept && terms?.fixedPlace !== true
  return {
    zone: terms?.zone ?? hours?.zone ?? null,
    city: terms?.city ?? hours?.city ?? null,
    // the hours follow from where she is; else only their place is told
    primary:
      primary && areHers
        ? { id: encodeId('per', primary.person_id), name: primary.name, side: 'customer', city: primary.city }
        : null,
  }
}

type Standing = Pick<Output, 'alwaysOpen' | 'isOpen' | 'changesAt' | 'openTimeLeftTodayMs' | 'answers' | 'stretches'>

function standing(held: HeldTerms, now: number): Standing {
  const { terms } = held
  if (!terms)
    return { alwaysOpen: false, isOpen: false, changesAt: null, openTimeLeftTodayMs: null, answers: [], stretches: [] }
  const calendar = calendarOf(terms.calendar)
  const alwaysOpen = 'always' in terms.calendar
  const changes = alwaysOpen ? undefined : nextChangeAt(calendar, now)
  const answers = answersOf(held, terms, now)
  const last = Math.max(now, ...answers.map(({ dueAt }) => Date.parse(dueAt)))
  return {
    alwaysOpen,
    isOpen: calendar.isOpen(now),
    changesAt: changes === undefined ? null : iso(changes),
    openTimeLeftTodayMs: alwaysOpen ? null : calendar.elapsed(now, endOfDay(terms.zone, now)),
    answers,
    stretches: stretchesOf(terms, now, last),
  }
}

const endOfDay = (zone: string, at: number) => startOfCivilDate(zone, addCalendarDays(civilDateAt(zone, at), 1))

function answersOf({ policy }: HeldTerms, terms: ClockTerms, at: number): Output['answers'] {
  return priorities.flatMap((priority) => {
    const target = terms.targets.first_response?.[priority]
    if (!target) return []
    const { result } = decideResponse({ terms, priority, at })
    const { name, means } = policy.priorities[priority]
    return [
      {
        priority,
        title: name,
        definition: means,
        target: target.written,
        dueAt: iso(result.dueAt),
        clause: target.clause,
      },
    ]
  })
}

/** One ribbon from now to the latest answer, in the hours by which the plan counts. */
function stretchesOf(terms: ClockTerms, from: number, to: number): Output['stretches'] {
  const clauses = { coverage: terms.coverageClause, holidays: terms.citing?.holidays ?? terms.coverageClause }
  return responseSteps(terms.calendar, [from, to], clauses).map((step) => ({
    from: iso(step.from),
    to: iso(step.to),
    counts: step.counts,
    because: step.because,
    clause: step.clause,
  }))
}
