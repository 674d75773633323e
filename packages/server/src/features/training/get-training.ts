import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getTrainingEndpoint, TrainingOfContact } from '@mainstay/contracts/training'
import { civilDateAt } from '@mainstay/policy/calendar'
import type { Policy } from '@mainstay/policy/document'
import { missingCourses, trainingAsked, trainingStanding } from '@mainstay/policy/training'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { activeContacts, contactView, type MandateRow, requireAccount } from '../contacts/index.ts'
import { heldNow } from './courses.ts'
import { listRecords } from './queries.ts'
import { recordViews } from './views.ts'

/** What each technical contact was taught, and exactly what is missing, by the agreement in force. */
export async function getTraining(
  ctx: Ctx,
  { params }: InputOf<typeof getTrainingEndpoint>,
): Promise<OutputOf<typeof getTrainingEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'contact.see', { accountId })
  await requireAccount(ctx, accountId)
  const { policy, entitlement } = await heldNow(ctx, accountId)
  const contacts = (await activeContacts(ctx, accountId)).filter(({ role }) => role === 'contact')
  const records = await recordViews(ctx, await listRecords(ctx, accountId), policy.people.courses)
  const { is, clause, neededFor } = trainingAsked(policy, entitlement.result)
  const now = await ctx.now()
  return {
    asked: { is, clause, neededFor: [...neededFor] },
    courses: Object.entries(policy.people.courses).map(([course, { title, validMonths = null }]) => ({
      course,
      title,
      validMonths,
    })),
    contacts: contacts.map((row) => {
      const view = standingView(policy, row, now)
      return { ...view, records: records.filter(({ person }) => person.id === view.person.id) }
    }),
  }
}

function standingView(policy: Policy, row: MandateRow, now: number): Omit<TrainingOfContact, 'records'> {
  const { id: contactId, person } = contactView(row)
  const standing = trainingStanding(policy, row.completions, civilDateAt(row.zone, now))
  return { contactId, person, standing: [...standing], missing: [...missingCourses(standing)] }
}
