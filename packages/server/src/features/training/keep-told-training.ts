import type { DomainEvent } from '@mainstay/contracts/events'
import type { Ctx } from '../../platform/ctx.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { heldNow } from './courses.ts'
import { upsertRecord } from './queries.ts'

/** A new contact who is said to be trained has it on record, in the first course that the policy names. */
async function keepToldTraining(ctx: Ctx, { accountId, data, at, actor }: DomainEvent): Promise<void> {
  const { personId, trainedOn } = data ?? {}
  if (accountId === undefined || typeof personId !== 'string' || typeof trainedOn !== 'string') return
  const [course] = Object.keys((await heldNow(ctx, accountId)).policy.people.courses)
  if (course === undefined) return
  await upsertRecord(ctx, {
    account_id: accountId,
    id: ctx.newId(),
    person_id: personId,
    course,
    completed_on: trainedOn,
    expires_on: null,
    evidence: null,
    file_id: null,
    state: 'accepted',
    recorded_by: actor.type === 'person' ? actor.id : null,
    recorded_at: new Date(at),
  })
}

export const trainingReactions: readonly ReactionLine[] = [{ on: ['contact.added'], react: keepToldTraining }]
