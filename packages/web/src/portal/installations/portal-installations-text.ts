import { createText } from '../../ui/text/translate.ts'

/** Words of the pages about installations in the portal. */
const pagesText = {
  'page.title': 'Installations',
  'page.lead': 'Where your company runs the product: which version, until when we support it, and what it stands on.',
  'page.reads': 'Your technical contacts keep this list.',
  'page.supported': 'What we support',
  'supported.title': 'What we support',
  'supported.lead':
    'Platforms by release line. What is not named here is not refused: send the ticket, and an engineer says what we can do.',
  'supported.fault': 'The list could not be read.',
  'supported.none_title': 'Nothing is written here yet',
  'supported.none_body': 'Ask in a ticket about a platform, and an engineer answers.',
  'supported.caption': 'Supported platforms of {product} by release line',
  'supported.changed': 'Last changed on {date}.',
  'csv.name': 'Name',
  'csv.version': 'Version',
  'csv.support': 'Support',
  'csv.until': 'Until',
  'csv.platform': 'Runs on',
  'csv.production': 'Production',
  'csv.yes': 'yes',
  'csv.no': 'no',
  'csv.size': 'Size',
  'csv.customisations': 'Customisations',
  'csv.number': 'Number',
  'home.title': 'Your installations',
  'home.all': '{count, plural, one {Your installation} other {All # installations}}',
  'home.name_one': 'Name the first',
  'home.none': 'Name where the product runs, and this page tells you until when its version is supported.',
} as const

export const t = createText(pagesText)
