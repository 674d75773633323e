/** What people read instead of the internal word: on screens, in mail and PDF. One table. */
export const words = {
  'commitment.running': 'promised',
  'commitment.met': 'answered in time',
  'commitment.breached': 'late',
  'commitment.met_late': 'answered late',
  'commitment.superseded': 'replaced',
  'commitment.superseded.raised': 'replaced (priority raised)',
  'commitment.superseded.lowered': 'replaced (priority lowered)',
  'commitment.superseded.overruled': 'replaced (priority restored)',
  'commitment.superseded.renewed': 'replaced (new promise given)',
  'commitment.superseded.upgraded': 'replaced (plan upgraded)',
  'commitment.cancelled': 'ended',
  'commitment.cancelled.withdrawn': 'withdrawn',
  'commitment.cancelled.duplicate': 'closed as duplicate',
  'commitment.cancelled.spam': 'closed as spam',
  'commitment.cancelled.closed': 'ended with the ticket',
  'engagement.open': 'owed',
  'engagement.scheduled': 'booked',
  'engagement.met': 'kept',
  'engagement.breached': 'late',
  'engagement.met_late': 'kept late',
  'engagement.waived': 'you asked to skip it',
  'engagement.lapsed': 'not taken up',
  'engagement.superseded': 'replaced',
  'engagement.cancelled': 'ended with the agreement',
  'metric.first_response': 'first answer',
  'metric.next_response': 'next answer',
  'metric.update': 'update',
  'metric.resolution': 'solution',
  'coverage.business_hours': 'in your business hours',
  'coverage.always': 'day and night',
  'scope.in_scope': 'covered',
  'scope.provisional': 'an engineer will confirm what we can do',
  'scope.best_effort': 'outside the promise: we look when we can',
  'scope.excluded.third_party': 'not covered: third-party software',
  'scope.excluded.altered': 'not covered: altered product',
  'scope.excluded.not_released': 'not covered: release',
  'scope.excluded.platform': 'not covered: operating system',
  'scope.excluded.cloud_service': 'not covered: cloud service',
  'ticket.not_promised': 'recorded, not promised',
  'status.open': 'our turn',
  'status.waiting': 'your turn',
  'status.waiting_release': 'waiting for a release',
  'status.resolved': 'solved?',
  'status.closed': 'closed',
  'person.contact': 'technical contact',
  'person.observer': 'can read',
  'annex.term': 'by your order form',
  'version.current': 'supported; the next major starts your 12 months',
  'cadence.production_assessment': 'production assessment',
  'cadence.knowledge_transfer': 'knowledge-transfer session',
  'cadence.roadmap_review': 'road-map review',
  'cadence.deployment_review': 'production deployment review',
  'cadence.regular_call': 'regular call',
} as const

export type WordKey = keyof typeof words

const isWordKey = (key: string): key is WordKey => Object.hasOwn(words, key)

/** The words for a thing and, if there are some, for how it came about: `commitment.superseded`, `raised`. */
export const wordFor = (key: WordKey, how?: string): string => {
  const precise = `${key}.${how ?? ''}`
  return isWordKey(precise) ? words[precise] : words[key]
}
