import { randomBytes } from 'node:crypto'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { planEngagementEndpoint } from '@mainstay/contracts/engagements'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { activeContacts, requireAccount } from '../contacts/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { findStaff } from '../staff/index.ts'
import { requireWindow } from './owed.ts'
import { type EngagementRow, findEngagement, insertChange, insertEngagement } from './queries.ts'
import { factsOf } from './take-step.ts'
import { engagementView } from './views.ts'

type Input = InputOf<typeof planEngagementEndpoint>

/** Plans a session: for a window that is owed, or on request, which is delivered and never owed. */
export async function planEngagement(ctx: Ctx, { body }: Input): Promise<OutputOf<typeof planEngagementEndpoint>> {
  const accountId = decodeId('acc', body.accountId)
  allow(ctx, 'account.see', { accountId })
  await requireAccount(ctx, accountId)
  allow(ctx, 'engagement.plan', { accountId })
  const commitmentId = body.commitmentId === undefined ? null : decodeId('com', body.commitmentId)
  if (commitmentId !== null) await requireWindow(ctx, accountId, commitmentId, body.kind)
  const { id } = await recordPlan(ctx, {
    ...{ accountId, kind: body.kind, commitmentId },
    hostId: await hostOf(ctx, body.hostId),
    contactId: await contactOf(ctx, accountId, body.contactId),
    lengthMinutes: body.lengthMinutes,
  })
  return engagementView(ctx, id)
}

interface Plan {
  readonly accountId: string
  readonly kind: EngagementRow['kind']
  readonly commitmentId: string | null
  readonly hostId: string
  readonly contactId: string
  /** The policy's own length where nobody says. */
  readonly lengthMinutes?: number | undefined
}
/** Writes a new session down and tells of it. The caller has judged who may. */
export async function recordPlan(ctx: Ctx, plan: Plan): Promise<EngagementRow> {
  const { accountId, kind, commitmentId, hostId, contactId } = plan
  const { sessions } = await policyForAccount(ctx, accountId)
  const [id, at] = [ctx.newId(), new Date(await ctx.now())]
  // no customer writes a session row; the desk does where a contact asked for one
  await asDesk(ctx, () =>
    insertEngagement(ctx, {
      ...{ account_id: accountId, id, kind, commitment_id: commitmentId, host_id: hostId, contact_id: contactId },
      length_minutes: plan.lengthMinutes ?? sessions.lengths[kind],
      room: newRoom(),
      ...{ created_by: actingPerson(ctx), created_at: at, changed_at: at },
    }),
  )
  await insertChange(
    ctx,
    { accountId, id },
    { ...{ id: ctx.newId(), step: 'plan', byId: actingPerson(ctx), at }, fromAt: null, toAt: null, reason: null },
  )
  const row = await findEngagement(ctx, id)
  if (!row) throw new Error('a session is gone that was just planned')
  await ctx.publish({
    type: 'engagement.planned',
    accountId,
    subject: { type: 'engagement', id },
    data: factsOf(row),
  })
  return row
}

/** Whoever plans it, unless another is named. Refuses `staff.not_found`. */
async function hostOf(ctx: Ctx, hostId: string | undefined): Promise<string> {
  if (hostId === undefined) return actingPerson(ctx)
  const host = await findStaff(ctx, decodeId('per', hostId))
  if (!host) throw new Refusal('staff.not_found')
  return host.person_id
}

/** The primary contact, unless another is named. Refuses `contact.not_found`; who only reads is in no session. */
async function contactOf(ctx: Ctx, accountId: string, contactId: string | undefined): Promise<string> {
  const contacts = (await activeContacts(ctx, accountId)).filter(({ role }) => role === 'contact')
  const wanted = contactId === undefined ? undefined : decodeId('per', contactId)
  const contact = contacts.find(({ person_id, is_primary }) =>
    wanted === undefined ? is_primary : person_id === wanted,
  )
  if (!contact) throw new Refusal('contact.not_found')
  return contact.person_id
}

/** 160 random bits: whoever is not told the room does not find it. */
const newRoom = (): string => {
  const signs = '0123456789abcdefghijklmnopqrstuv'
  return [...randomBytes(32)].map((byte) => signs[byte % 32]).join('')
}
