import { z } from 'zod'

/** An instant as ISO 8601 in Z. */
export const Instant = z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601 instant in Z' })
/** A civil date, `YYYY-MM-DD`. */
export const CivilDate = z.iso.date()
export const Zone = z.string().min(1).max(64).meta({ description: 'IANA time zone', example: 'America/Chicago' })
const typeId = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`))
    .meta({ description: `TypeID ${prefix}_…` })

export const AccountId = typeId('acc')
export const EngagementId = typeId('eng')
export const EngagementTimeId = typeId('etm')
export const ActionItemId = typeId('act')
export const AgreementId = typeId('agr')
export const AmendmentId = typeId('amd')
export const StayId = typeId('sty')
export const JoiningId = typeId('joi')
export const PersonId = typeId('per')
export const MandateId = typeId('man')
export const PrimaryChangeId = typeId('pch')
export const TicketId = typeId('tkt')
export const MessageId = typeId('msg')
export const NoteId = typeId('note')
export const ChangeId = typeId('chg')
export const CommitmentId = typeId('com')
export const ProductId = typeId('prd')
export const EnvironmentId = typeId('env')
export const FileId = typeId('file')
export const AuditId = typeId('aud')
export const ApiKeyId = typeId('key')
export const NotificationId = typeId('ntf')
export const DeliveryId = typeId('dlv')
export const ViewingId = typeId('view')
export const HeldRequestId = typeId('hrq')
export const MailDomainId = typeId('mdm')
export const IdentityProviderId = typeId('idp')
export const IdentityId = typeId('idn')
export const PortalLogoId = typeId('lgo')
export const PortalHostId = typeId('hst')
export const TemplateId = typeId('tpl')
export const InvitationId = typeId('inv')
export const SessionId = typeId('ses')
export const AddressId = typeId('adr')
export const AddressChangeId = typeId('adc')
export const TrainingId = typeId('trn')
export const AdvisoryId = typeId('adv')
export const NoticeId = typeId('not')
export const ScopeVerdictId = typeId('scv')
export const RequestId = typeId('req')
export const AskId = typeId('ask')
export const AdvocacyId = typeId('avc')
export const SuccessItemId = typeId('sit')
export const SuccessValueId = typeId('svl')
export const AccountNoteId = typeId('acn')
export const ServiceReportId = typeId('srp')
export const BundleId = typeId('bdl')
export const AssessmentId = typeId('asm')
export const AssessmentReportId = typeId('asr')
export const FindingId = typeId('fnd')
export const ReleaseId = typeId('rel')
export const ReleaseFixId = typeId('fix')
export const KnownIssueId = typeId('kis')
export const ReleaseRef = z.object({ id: ReleaseId, version: z.string() })

export const Priority = z.enum(['P0', 'P1', 'P2', 'P3', 'P4'])
export const Audience = z.enum(['customer', 'staff'])
export const Side = z.enum(['customer', 'staff', 'automatic'])
/** Text a person typed: trimmed at the ends, no NUL. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !value.includes('\0'), { message: 'This text holds a NUL character.' })
/** One line: no line breaks or other control characters, so that it may stand in a mail header. */
export const line = (max: number) =>
  text(max).refine((value) => !/\p{Cc}/u.test(value), {
    message: 'Write this on one line, without control characters.',
  })

export const Email = z.email().max(254)
export const Cursor = z.string().min(1).max(512)
/** A page of a list; `nextCursor` is null on the last one and is sent as `cursor` for the next. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
/** How much of a list, from where on: 50 at a time unless told, 100 at most. A cursor is good for its own list alone. */
export const pageQuery = { limit: z.coerce.number().int().min(1).max(100).default(50), cursor: Cursor.optional() }
/** Wherever nothing comes back. */
export const Nothing = z.null()

/** Someone as the reader may see them. Addresses are not part of it. */
export const PersonRef = z.object({
  id: PersonId,
  name: z.string(),
  side: z.enum(['customer', 'staff']),
  city: z.string().nullable(),
})
export const AccountRef = z.object({ id: AccountId, code: z.string(), name: z.string() })

/** One step of a decision. `text` is made when shown, for the reader's side and zone. */
export const Reason = z.object({
  code: z.string(),
  clause: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  text: z.string(),
})
/** A stretch of wall time between start and due, and whether it counts. */
export const Stretch = z.object({
  from: Instant,
  to: Instant,
  counts: z.boolean(),
  because: z.enum(['open', 'closed', 'holiday', 'paused', 'plain']),
  clause: z.string().nullable(),
})
export const Decision = z.object({
  code: z.string(),
  policyVersion: z.string().nullable(),
  clauses: z.array(z.string()),
  reasons: z.array(Reason),
  /** Facts the customer may not see; absent for customers. */
  staffReasons: z.array(Reason).optional(),
})
