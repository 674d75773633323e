import type { InputOf } from '@mainstay/contracts/endpoint'
import type {
  acceptRiskEndpoint,
  changeFindingEndpoint,
  closeFindingEndpoint,
  endAcceptanceEndpoint,
  Finding,
  sayDoneEndpoint,
} from '@mainstay/contracts/findings'
import { Refusal } from '@mainstay/contracts/problems'
import type { Action } from '@mainstay/policy/access'
import { addCalendarDays } from '@mainstay/policy/calendar'
import { allow } from '../../../platform/access.ts'
import { actingPerson } from '../../../platform/acting-person.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { requireCurrentVersion } from '../../../platform/http/versions.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { mandateOf } from '../../contacts/index.ts'
import { assessmentRulesOf, todayOf } from '../policy-rules.ts'
import { readFinding } from './finding-views.ts'
import { turnFinding } from './history.ts'
import { ownerOf } from './owner-of.ts'
import { type FindingRow, lockFinding } from './queries.ts'

type OnFinding = Extract<Action, `finding.${string}`>
const noAcceptance = { accepted_by: null, accepted_at: null, accepted_until: null, accepted_because: null }
const notDone = { done_by: null, done_at: null, done_words: null }

/** A finding that the actor may do this to, held. Refuses `finding.not_found`, `request.stale`. */
async function hold(ctx: Ctx, findingId: string, action: OnFinding): Promise<FindingRow> {
  const row = await lockFinding(ctx, decodeId('fnd', findingId))
  if (!row) throw new Refusal('finding.not_found')
  allow(ctx, action, { accountId: row.accountId })
  requireCurrentVersion(ctx, row.version)
  return row
}
const read = async (ctx: Ctx, { id }: FindingRow): Promise<Finding> => readFinding(ctx, await lockFinding(ctx, id))

/** Who takes it on, and until when; another day is told of anew once it is past. */
export async function changeFinding(
  ctx: Ctx,
  { params, body }: InputOf<typeof changeFindingEndpoint>,
): Promise<Finding> {
  const row = await hold(ctx, params.findingId, 'finding.keep')
  if (row.state === 'fixed') throw new Refusal('finding.fixed')
  const by = actingPerson(ctx)
  const { ownerId, dueOn } = body
  if (ownerId !== undefined) {
    const owner = await ownerOf(ctx, row.accountId, ownerId)
    await turnFinding(ctx, row, { kind: 'owner', by, change: owner, tells: 'finding.changed' })
  }
  if (dueOn !== undefined) {
    const untilOn = dueOn ?? undefined
    await turnFinding(ctx, row, {
      kind: 'due',
      by,
      untilOn,
      change: { due_on: dueOn, told: 0 },
      tells: 'finding.changed',
    })
  }
  return read(ctx, row)
}

/** The risk is the customer's to take: a contact, or staff with the contact who said so (policy 9.9). */
export async function acceptRisk(ctx: Ctx, { params, body }: InputOf<typeof acceptRiskEndpoint>): Promise<Finding> {
  const row = await hold(ctx, params.findingId, 'finding.accept_risk')
  if (row.state === 'fixed') throw new Refusal('finding.state_unfit')
  const { accountId } = row
  const { today } = await todayOf(ctx, accountId)
  const rules = await assessmentRulesOf(ctx, accountId)
  if (body.until <= today || body.until > addCalendarDays(today, rules.acceptedAtMostDays))
    throw new Refusal('finding.until_unfit', { clause: rules.clause })
  const by = await whoAccepts(ctx, accountId, body.askedBy)
  await turnFinding(ctx, row, {
    ...{ kind: 'accepted', by, words: body.because, untilOn: body.until },
    change: {
      ...{ state: 'accepted', accepted_by: by, accepted_at: new Date(await ctx.now()) },
      ...{ accepted_until: body.until, accepted_because: body.because, ...notDone },
    },
    tells: 'finding.accepted',
    data: { untilOn: body.until },
  })
  return read(ctx, row)
}

async function whoAccepts(ctx: Ctx, accountId: string, askedBy: string | undefined): Promise<string> {
  if (ctx.principal.role === 'desk_customer') return actingPerson(ctx)
  const mandate = askedBy === undefined ? undefined : await mandateOf(ctx, accountId, decodeId('per', askedBy))
  if (!mandate || mandate.role === 'observer') throw new Refusal('commitment.contact_unknown')
  return mandate.person_id
}

export async function endAcceptance(
  ctx: Ctx,
  { params, body }: InputOf<typeof endAcceptanceEndpoint>,
): Promise<Finding> {
  const row = await hold(ctx, params.findingId, 'finding.accept_risk')
  if (row.state !== 'accepted') throw new Refusal('finding.state_unfit')
  await turnFinding(ctx, row, {
    ...{ kind: 'acceptance_ended', by: actingPerson(ctx), words: body.because },
    change: { state: 'open', told: 0, ...noAcceptance },
    tells: 'finding.reopened',
  })
  return read(ctx, row)
}

/** "We have done it": shown as said until a snapshot shows it, or not. */
export async function sayDone(ctx: Ctx, { params, body }: InputOf<typeof sayDoneEndpoint>): Promise<Finding> {
  const row = await hold(ctx, params.findingId, 'finding.say_done')
  if (row.state === 'fixed' || row.doneAt !== null) throw new Refusal('finding.state_unfit')
  const by = actingPerson(ctx)
  await turnFinding(ctx, row, {
    ...{ kind: 'said_done', by, words: body.words },
    change: { done_by: by, done_at: new Date(await ctx.now()), done_words: body.words ?? null },
    tells: 'finding.said_done',
  })
  return read(ctx, row)
}

/** What no rule checks, only a person closes. Refuses `finding.checked_by_rule` for everything else. */
export async function closeFinding(ctx: Ctx, { params, body }: InputOf<typeof closeFindingEndpoint>): Promise<Finding> {
  const row = await hold(ctx, params.findingId, 'finding.close')
  if (row.ruleId !== null) throw new Refusal('finding.checked_by_rule')
  if (row.state === 'fixed') throw new Refusal('finding.state_unfit')
  await turnFinding(ctx, row, {
    ...{ kind: 'closed_by_hand', by: actingPerson(ctx), words: body.because },
    change: { state: 'fixed', fixed_at: new Date(await ctx.now()), ...noAcceptance, ...notDone },
    tells: 'finding.fixed',
  })
  return read(ctx, row)
}
