/** What the desk says over the live line: the envelope of an event, ids only. */
export interface LiveEvent {
  readonly id?: string
  readonly type: string
  readonly subject?: { readonly type: string; readonly id: string }
  readonly accountId?: string | null
  /** Ids and codes beside the subject: the ticket of a message, the commitment of a breach. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>
}

/** First words of the paths whose answers change with an event about such a subject. */
const touched: Readonly<Record<string, readonly string[]>> = {
  ticket: ['tickets', 'commitments', 'search', 'solved-answers'],
  message: ['tickets'],
  note: ['tickets'],
  delivery: ['deliveries', 'tickets'],
  address: ['tickets', 'people', 'staff', 'me'],
  file: ['tickets', 'files'],
  queue: ['tickets'],
  environment: ['environments', 'accounts', 'account', 'tickets'],
  clock: ['desk', 'clock', 'system'],
  commitment: ['commitments', 'planner', 'tickets', 'owed'],
  account: ['accounts', 'account', 'portals'],
  portal_host: ['accounts', 'portals'],
  agreement: ['owed', 'agreements', 'portals', 'accounts', 'account', 'me', 'decisions', 'home', 'requests', 'roadmap'],
  contact: ['contacts', 'accounts', 'account', 'me', 'home'],
  held_request: ['held-requests', 'proof-mails'],
  mail_domain: ['accounts'],
  person: ['people', 'staff', 'contacts', 'me', 'auth', 'settings'],
  invitation: ['invitations', 'staff', 'contacts'],
  settings: ['settings'],
  training: ['accounts'],
  engagement: ['engagements', 'owed', 'planner'],
  action_item: ['engagements'],
  service_report: ['service-reports', 'accounts'],
  feature_request: ['requests', 'roadmap'],
  bundle: ['accounts', 'bundles'],
  assessment: ['assessments', 'accounts'],
  assessment_report: ['assessment-reports', 'assessments', 'accounts', 'owed', 'engagements'],
  finding: ['findings', 'accounts', 'assessments'],
  release: ['releases', 'support-windows', 'version-standing', 'support-ends', 'known-issues'],
  known_issue: ['known-issues'],
  identity_provider: ['identity-providers', 'me'],
  identity: ['identity-providers', 'me'],
  advisory: ['advisories'],
  policy: ['policy', 'policies', 'decisions'],
}
/** Written a moment after the event that they tell of: who was told, and what became of the mail. */
const later = ['notifications', 'told', 'deliveries']
/** Whether an answer kept under this key tells what the desk told people. */
export const isToldLater = (key: readonly unknown[]) =>
  typeof key[0] === 'string' && key[0].split(/[ /]/u).some((noun) => later.includes(noun))

/** What a change would do is asked before it is made; once it is made, the same question is refused. */
export const isPreview = (key: readonly unknown[]) => typeof key[0] === 'string' && key[0].endsWith('/preview')

/** Pages that sum up much: any event may change them. */
const summaries = ['audit', 'queue', 'my-accounts', 'notifications', 'deliveries', 'attainment', 'statistics']

/** What the product’s own people decide shows on every installation, whoever’s it is. */
const decidedForAll: Readonly<Record<string, readonly string[]>> = {
  product: ['environments', 'platforms'],
  release: ['environments'],
}

/** Whether an answer kept under this key may have changed by the event. Reads of one other object stay as they are. */
export const isTouched = (key: readonly unknown[], event: LiveEvent) => {
  const [operation, params] = key
  if (typeof operation !== 'string' || isPreview(key)) return false
  const nouns = operation.split(' ')[1]?.split('/').filter(Boolean) ?? []
  const noun = nouns[0] ?? ''
  if (summaries.some((summary) => nouns.includes(summary))) return true
  const subject = event.subject
  if (subject === undefined) return true
  if (decidedForAll[subject.type]?.some((word) => nouns.includes(word))) return true
  const stems = touched[subject.type] ?? [`${subject.type}s`]
  const reachesAccount = event.accountId != null && noun === 'accounts'
  if (!stems.includes(noun) && !reachesAccount) return false
  const ids = [subject.id, event.accountId, ...Object.values(event.data ?? {})]
  // A file or note may not say whose ticket it is: better to read one page too many than to show an old one.
  const isAboutSomeTicket = noun === 'tickets' && !ids.some((id) => String(id).startsWith('tkt_'))
  return isAboutSomeTicket || namesIt(params, ids)
}

/** `ACME-142` or `ACME` stands in an address where events say an id: whether it is the same cannot be told from here. */
const isByName = (name: unknown) => typeof name === 'string' && /^[A-Z0-9]{2,8}(-\d+)?$/u.test(name)

const namesIt = (params: unknown, ids: readonly unknown[]) => {
  const named = Object.values(params ?? {})
  return named.length === 0 || named.some((name) => ids.includes(name) || isByName(name))
}
