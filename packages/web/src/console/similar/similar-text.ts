import { createText } from '../../ui/text/translate.ts'

/** Words of the console about what is like a ticket. */
const similarText = {
  'similar.heading': 'Similar and known',
  'similar.failed': 'What is similar could not be read.',
  'similar.none': 'Nothing reads like this ticket.',
  'similar.affects': 'affects {version}',
  'similar.not_said': 'not written down for {version}',
  'similar.range': 'affects {range}',
  'similar.fixed_in': 'fixed in {version}',
  'similar.accounts': '{count, plural, =0 {no account affected} one {# account affected} other {# accounts affected}}',
  'similar.staff_only': 'staff only',
  'similar.way': 'What happens, and the way round',
  'similar.says': 'What happens',
  'similar.link': 'Link',
  'similar.linked': 'Linked',
  'similar.unlink': 'Unlink',
  'similar.now_linked': 'The ticket is linked to “{title}”.',
  'similar.now_unlinked': 'The ticket is no longer linked to “{title}”.',
  'similar.fixes': 'Fixed since {version}',
  'similar.fixes_any': 'Fixes shipped',
  'similar.tickets': 'Tickets that read alike',
  'similar.status.open': 'our turn',
  'similar.status.waiting': 'customer’s turn',
  'similar.status.waiting_release': 'waits for a release',
  'similar.status.resolved': 'solved',
  'similar.status.closed': 'closed',
} as const

export const t = createText(similarText)
