import type { TrainingRecord } from '@mainstay/contracts/training'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { type PersonRefView, personRefs } from '../contacts/index.ts'
import { listCertificates } from '../files/index.ts'
import type { Courses } from './courses.ts'
import type { RecordRow } from './queries.ts'

/** Records as the actor reads them: a certificate is the person's own, the primary's and the staff's to read. */
export async function recordViews(
  ctx: Ctx,
  rows: readonly RecordRow[],
  courses: Courses,
): Promise<readonly TrainingRecord[]> {
  const accountId = rows[0]?.account_id
  if (accountId === undefined) return []
  const people = await personRefs(
    ctx,
    rows.flatMap(({ person_id, recorded_by, decided_by }) => [person_id, recorded_by, decided_by]),
  )
  const ids = rows.flatMap((row) => (row.file_id !== null && mayRead(ctx, row) ? [row.file_id] : []))
  const certificates = await listCertificates(ctx, { accountId, ids })
  return rows.flatMap((row) => {
    const person = people.get(row.person_id)
    const certificate = (row.file_id && certificates.get(row.file_id)) || null
    return person ? [{ ...viewOf(row, person, courses), certificate, ...byWhom(row, people) }] : []
  })
}

const mayRead = (ctx: Ctx, { account_id: accountId, person_id: openedBy }: RecordRow): boolean =>
  isAllowed(ctx, 'file.see', { accountId, sight: 'private', openedBy, audience: 'customer' })

const byWhom = (row: RecordRow, people: ReadonlyMap<string, PersonRefView>) => ({
  recordedBy: (row.recorded_by && people.get(row.recorded_by)) || null,
  decidedBy: (row.decided_by && people.get(row.decided_by)) || null,
})

const viewOf = (row: RecordRow, person: PersonRefView, courses: Courses) => ({
  id: encodeId('trn', row.id),
  accountId: encodeId('acc', row.account_id),
  person,
  course: row.course,
  title: (Object.hasOwn(courses, row.course) ? courses[row.course]?.title : undefined) ?? row.course,
  completedOn: row.completed_on,
  expiresOn: row.expires_on,
  evidence: row.evidence,
  state: row.state,
  recordedAt: row.recorded_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  because: row.because,
  version: row.version,
})
