import { createText } from '../../ui/text/translate.ts'

/** Words of the programme that comes to a customer unasked. */
const programmeText = {
  'page.title': 'Programme',
  'page.lead': 'What we owe {account} without being asked, from the day your agreement began. We keep the same list.',
  'page.fault': 'The programme could not be read.',
  'page.now': 'Now',
  'page.next': 'After that',
  'page.past': 'Until now',
  'page.late': 'We are late',
  'page.late_means': 'What we promised and did not deliver in time. It stays on record.',
  'page.none': 'Nothing is owed',
  'page.none_how':
    'Your plan brings no sessions or assessments by itself. You can ask for help at any time with a ticket.',
  'page.none_policy': 'See what each plan includes',
  'page.none_now': 'Nothing is open at the moment.',
  'page.csv': 'Save as CSV',
  'terms.heading': 'How often',
  'terms.too_short': 'Your agreement is too short for one.',
  'terms.chosen': 'as agreed with you',
  'home.title': 'What we owe you',
  'home.all': 'The whole programme',
  'csv.what': 'What',
  'csv.number': 'Number',
  'csv.from': 'From',
  'csv.to': 'Up to',
  'csv.due': 'Due',
  'csv.state': 'State',
  'csv.clauses': 'Clauses',
} as const

export const t = createText(programmeText)
