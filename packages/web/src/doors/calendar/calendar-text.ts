import { createText } from '../../ui/text/translate.ts'

/** Words of one's own calendar; the same in both applications. */
const calendarText = {
  'feed.title': 'Your calendar',
  'feed.says':
    'A secret address to subscribe to in your calendar program. It shows the sessions that you are in, and follows when they move. Whoever has the address can read it.',
  'feed.short': 'A secret address that shows your sessions in your own calendar program.',
  'feed.none': 'You have no address.',
  'feed.since': 'Your address was made {when}. It is shown only once.',
  'feed.make': 'Make an address',
  'feed.renew': 'Make a new one',
  'feed.end': 'End it',
  'feed.once': 'Copy it now: it is not shown again. The one before does not work any more.',
  'feed.copy': 'Copy',
  'feed.copied': 'Copied.',
  'feed.ended': 'The address was ended. Nobody reads your calendar by it any more.',
  'feed.fault': 'Your calendar could not be read.',
  'feed.unmade': 'That did not work. Nothing was changed.',
} as const
export const t = createText(calendarText)
