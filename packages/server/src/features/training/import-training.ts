import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { importTrainingEndpoint, TrainingRow } from '@mainstay/contracts/training'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { activeContacts, contactView } from '../contacts/index.ts'
import { heldNow } from './courses.ts'
import { listRecords, upsertRecord } from './queries.ts'
import { type ReadRow, readRows } from './read-rows.ts'

/**
 * Records a list of completions, all or nothing: with one faulty row nothing is written. A preview writes nothing and says
 * of each row what it would do. What is on record already stays, so that a list can be read again and again.
 */
export async function importTraining(
  ctx: Ctx,
  { params, body }: InputOf<typeof importTrainingEndpoint>,
): Promise<OutputOf<typeof importTrainingEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'training.record', { accountId })
  const contacts = (await activeContacts(ctx, accountId)).filter(({ role }) => role === 'contact')
  const { courses } = (await heldNow(ctx, accountId)).policy.people
  const records = await listRecords(ctx, accountId)
  const rows = readRows(body.csv, { contacts, courses, records, now: await ctx.now() })
  const written = rows.filter(({ state }) => state === 'new' || state === 'changed')
  if (!body.preview) {
    refuseFaulty(rows)
    for (const row of written) await write(ctx, accountId, row)
  }
  const recorded = written.filter(({ state }) => state === 'new').length
  return { rows: rows.map(rowView), recorded, changed: written.length - recorded }
}

function refuseFaulty(rows: readonly ReadRow[]): void {
  const errors = rows.flatMap(({ line, faults }) =>
    faults.map(({ column, detail }) => ({ pointer: `/csv/${line}/${column}`, code: 'training.row_faulty', detail })),
  )
  if (errors.length > 0) throw new Refusal('training.rows_faulty', { errors })
}

async function write(ctx: Ctx, accountId: string, { contact, course, written }: ReadRow): Promise<void> {
  if (!contact) throw new Error('a sound row names a contact')
  const id = ctx.newId()
  await upsertRecord(ctx, {
    account_id: accountId,
    id,
    person_id: contact.person_id,
    course,
    completed_on: written.completed_on,
    expires_on: written.expires_on || null,
    evidence: written.evidence || null,
    file_id: null,
    state: 'accepted',
    recorded_by: actingPerson(ctx),
    recorded_at: new Date(await ctx.now()),
  })
  await ctx.publish({
    type: 'training.recorded',
    accountId,
    subject: { type: 'training', id },
    data: { personId: contact.person_id, course },
  })
}

const rowView = ({ line, state, contact, course, written, faults }: ReadRow): TrainingRow => ({
  line,
  state,
  person: contact ? contactView(contact).person : null,
  email: written.email,
  course: course || written.course,
  completedOn: written.completed_on,
  expiresOn: written.expires_on,
  evidence: written.evidence,
  faults: [...faults],
})
