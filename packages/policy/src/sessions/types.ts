/** What a session with a customer is about (product, Words: engagement). */
export const sessionKinds = [
  'knowledge_transfer',
  'roadmap_review',
  'deployment_review',
  'regular_call',
  'assessment_review',
  'training',
  'best_practice_review',
  'strategic_session',
] as const
export type SessionKind = (typeof sessionKinds)[number]

/**
 * Where a session stands. `planned`: nobody was offered a time yet. `proposed`: times are with the customer. `held`: it
 * took place, its minutes are not out. `delivered`: the customer can read the minutes.
 */
export const sessionStates = [
  'planned',
  'proposed',
  'booked',
  'held',
  'delivered',
  'cancelled',
  'did_not_happen',
] as const
export type SessionState = (typeof sessionStates)[number]

/** What can be done with a session; each leaves a line in its history. */
export const sessionSteps = [
  'offer',
  'decline_times',
  'book',
  'ask_to_move',
  'move',
  'cancel',
  'hold',
  'publish_minutes',
  'contest',
  'uphold_contest',
  'dismiss_contest',
] as const
export type SessionStep = (typeof sessionSteps)[number]
