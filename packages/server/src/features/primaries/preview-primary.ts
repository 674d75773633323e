import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { previewPrimaryEndpoint } from '@mainstay/contracts/primaries'
import { Refusal } from '@mainstay/contracts/problems'
import { decidePrimaryChange, type HoursOf, type PrimaryChange } from '@mainstay/policy/decisions'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountOf } from '../accounts/index.ts'
import { clockTermsFrom, clockTermsOf } from '../agreements/index.ts'
import { decisionView, readerOf, runningAnswers } from '../commitments/index.ts'
import { activeContacts, contactView } from '../contacts/index.ts'
import { readChange } from './read-change.ts'

type Preview = OutputOf<typeof previewPrimaryEndpoint>

/** What a change would do: the hours before and after, one answer as an example, what keeps its hours. Writes nothing. */
export async function previewPrimary(
  ctx: Ctx,
  { params, body }: InputOf<typeof previewPrimaryEndpoint>,
): Promise<Preview> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'contact.change_primary', { accountId })
  if (!(await accountOf(ctx, accountId))) throw new Refusal('account.not_found')
  const { policy, to, hours, at } = await readChange(ctx, accountId, body)
  const { terms: before } = await clockTermsOf(ctx, { accountId, at })
  const after = await clockTermsFrom(ctx, hours, { accountId, at })
  const running = await runningAnswers(ctx, accountId)
  const decided = decidePrimaryChange({ policy, at, before, after, running: running.count })
  const reader = await readerOf(ctx, await ctx.now(), after)
  const told = (await activeContacts(ctx, accountId)).filter(({ role }) => role === 'contact').length
  return {
    effectiveAt: iso(at),
    person: contactView(to).person,
    place: hours,
    ...changeView(decided.result),
    running,
    told,
    decision: decisionView('primary.change', decided, reader),
  }
}

const iso = (at: number): string => new Date(at).toISOString()

function changeView({
  hoursMove,
  before,
  after,
  example,
}: PrimaryChange): Pick<Preview, 'hoursMove' | 'before' | 'after' | 'example'> {
  return {
    hoursMove,
    before: hoursView(before),
    after: hoursView(after),
    example: example ? { ...example, before: iso(example.before), after: iso(example.after) } : null,
  }
}

const hoursView = (hours: HoursOf | undefined): Preview['before'] =>
  hours
    ? { city: hours.city, zone: hours.zone, week: hours.week.map(([from, to]) => ({ from: iso(from), to: iso(to) })) }
    : null
