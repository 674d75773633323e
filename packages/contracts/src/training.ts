import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FileRef } from './files.ts'
import {
  AccountId,
  CivilDate,
  FileId,
  Instant,
  MandateId,
  PersonId,
  PersonRef,
  Priority,
  TrainingId,
  text,
} from './shared.ts'

/** A course of the policy; key and title as it writes them. */
const Course = z.object({ course: z.string(), title: z.string() })
const courseKey = z.string().min(1).max(40)

/** One completion, or a certificate that waits for the staff. */
export const TrainingRecord = Course.extend({
  id: TrainingId,
  accountId: AccountId,
  person: PersonRef,
  completedOn: CivilDate,
  /** The first day on which it no longer holds; null when it holds for good. */
  expiresOn: CivilDate.nullable(),
  evidence: z.string().nullable(),
  /** The certificate; null for who may not read it. Its address is asked for apart. */
  certificate: FileRef.nullable(),
  state: z.enum(['waiting', 'accepted', 'declined']),
  recordedBy: PersonRef.nullable(),
  recordedAt: Instant,
  decidedBy: PersonRef.nullable(),
  decidedAt: Instant.nullable(),
  /** Why it was declined; the contact and the primary read it. */
  because: z.string().nullable(),
  version: z.number().int(),
})
export const CourseStanding = Course.extend({
  state: z.enum(['held', 'expired', 'missing']),
  completedOn: CivilDate.nullable(),
  expiresOn: CivilDate.nullable(),
})
export const TrainingOfContact = z.object({
  contactId: MandateId,
  person: PersonRef,
  standing: z.array(CourseStanding),
  /** Titles of what is missing or has run out. */
  missing: z.array(z.string()),
  records: z.array(TrainingRecord),
})
export const Training = z.object({
  /** Whether training is advice or a condition, by the agreement in force. */
  asked: z.object({ is: z.enum(['advise', 'require']), clause: z.string(), neededFor: z.array(Priority) }),
  courses: z.array(Course.extend({ validMonths: z.number().int().nullable() })),
  contacts: z.array(TrainingOfContact),
})
export type TrainingRecord = z.infer<typeof TrainingRecord>
export type TrainingOfContact = z.infer<typeof TrainingOfContact>

const ofAccount = z.object({ accountId: AccountId })
const ofRecord = z.object({ accountId: AccountId, trainingId: TrainingId })
const completion = { course: courseKey, completedOn: CivilDate, expiresOn: CivilDate.optional() }

export const getTrainingEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/training',
  summary: 'What the technical contacts were taught, and exactly what is missing',
  tag: 'Training',
  door: 'signed_in',
  params: ofAccount,
  returns: Training,
  refuses: ['account.not_found'],
})
export const recordTrainingEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/training',
  summary: 'Record that a contact completed a course',
  tag: 'Training',
  status: 201,
  door: 'staff',
  params: ofAccount,
  body: z.strictObject({ personId: PersonId, ...completion, evidence: text(300).optional() }),
  returns: TrainingRecord,
  refuses: [
    'account.not_found',
    'access.denied',
    'contact.not_found',
    'training.course_unknown',
    'training.date_unfit',
    'training.recorded_already',
  ],
})
export const handInTrainingEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/training/certificates',
  summary: 'Hand in a certificate for oneself, or as the primary for a colleague; staff accept or decline it',
  tag: 'Training',
  status: 201,
  door: 'customer',
  params: ofAccount,
  body: z.strictObject({
    /** Oneself when absent. */
    personId: PersonId.optional(),
    ...completion,
    evidence: text(300).optional(),
    fileId: FileId.optional(),
  }),
  returns: TrainingRecord,
  refuses: [
    'account.not_found',
    'access.denied',
    'access.read_only',
    'contact.not_found',
    'training.course_unknown',
    'training.date_unfit',
    'training.evidence_needed',
    'training.recorded_already',
    'file.not_found',
    'file.attached',
  ],
})
export const decideTrainingEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/training/:trainingId/decision',
  summary: 'Accept a certificate, or decline it (a recorded completion too) with a reason',
  tag: 'Training',
  door: 'staff',
  ifMatch: 'honoured',
  params: ofRecord,
  body: z.strictObject({ verdict: z.enum(['accept', 'decline']), because: text(1000).optional() }),
  returns: TrainingRecord,
  refuses: [
    'account.not_found',
    'access.denied',
    'training.not_found',
    'training.decided_already',
    'training.recorded_already',
    'training.reason_needed',
    'request.stale',
  ],
})
export const getCertificateLinkEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/training/:trainingId/certificate',
  summary: 'An address to download the certificate, for you alone and five minutes',
  tag: 'Training',
  door: 'signed_in',
  params: ofRecord,
  returns: z.object({ url: z.string(), expiresAt: Instant }),
  refuses: ['account.not_found', 'training.not_found', 'file.not_found'],
})

/** One line of the list as it was read. `known`: it is on record just so, and stays. */
export const TrainingRow = z.object({
  /** The line in the file, the head being 1. */
  line: z.number().int(),
  state: z.enum(['new', 'changed', 'known', 'faulty']),
  person: PersonRef.nullable(),
  email: z.string(),
  course: z.string(),
  completedOn: z.string(),
  expiresOn: z.string(),
  evidence: z.string(),
  faults: z.array(z.object({ column: z.string(), detail: z.string() })),
})
export type TrainingRow = z.infer<typeof TrainingRow>
export const importTrainingEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/training/imports',
  summary:
    'Read completions from CSV (email, course, completed_on, expires_on, evidence): look first, then all or nothing',
  tag: 'Training',
  door: 'staff',
  params: ofAccount,
  body: z.strictObject({
    csv: z.string().min(1).max(200_000),
    /** Only look: what each row would do, nothing is written. */
    preview: z.boolean().default(true),
  }),
  returns: z.object({ rows: z.array(TrainingRow), recorded: z.number().int(), changed: z.number().int() }),
  refuses: ['account.not_found', 'access.denied', 'training.rows_faulty'],
})
