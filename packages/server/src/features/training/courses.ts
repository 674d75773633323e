import { Refusal } from '@mainstay/contracts/problems'
import { civilDateAt } from '@mainstay/policy/calendar'
import type { Policy } from '@mainstay/policy/document'
import type { Ctx } from '../../platform/ctx.ts'
import { entitlementsOf, type Held } from '../agreements/index.ts'

export type Courses = Policy['people']['courses']

/** The agreement that decides for the account now, with the courses of its policy. */
export async function heldNow(ctx: Ctx, accountId: string): Promise<Held> {
  const held = (await entitlementsOf(ctx, [accountId], await ctx.now())).get(accountId)
  if (!held) throw new Error('every account that is asked for is answered')
  return held
}

export interface Dated {
  readonly course: string
  readonly completedOn: string
  readonly expiresOn?: string | undefined
}

/** What is wrong with a completion, by field; empty when it can be taken. `today` is the contact's own. */
export function faultsOf(courses: Courses, { course, completedOn, expiresOn }: Dated, today: string) {
  const faults: { field: 'course' | 'completedOn' | 'expiresOn'; detail: string }[] = []
  if (!Object.hasOwn(courses, course)) faults.push({ field: 'course', detail: 'The policy names no such course.' })
  if (completedOn > today) faults.push({ field: 'completedOn', detail: 'This day is still to come.' })
  if (expiresOn !== undefined && expiresOn <= completedOn)
    faults.push({ field: 'expiresOn', detail: 'It must hold longer than the day of the course.' })
  return faults
}

/** Refuses `training.course_unknown` or `training.date_unfit`, naming the field. */
export function requireFit(courses: Courses, dated: Dated, today: string): void {
  const faults = faultsOf(courses, dated, today)
  if (faults.length === 0) return
  const code = faults.some(({ field }) => field === 'course') ? 'training.course_unknown' : 'training.date_unfit'
  throw new Refusal(code, { errors: faults.map(({ field, detail }) => ({ pointer: `/${field}`, code, detail })) })
}

/** The date on a contact's own wall now. */
export const todayOf = async (ctx: Ctx, { zone }: { readonly zone: string }): Promise<string> =>
  civilDateAt(zone, await ctx.now())
