import { createText } from '../ui/text/translate.ts'

/** Words of the portal. ICU messages; second person, calm, no exclamation marks. */
const portalText = {
  'brand.support': 'Support',
  'footer.runs_on': 'Runs on Mainstay',
  'footer.account': '{account}, {product}',
  'menu.account': '{name}, {account}',
  'menu.button': '{initials}: {who}',
  'menu.open': 'Menu',
  'menu.sign_out': 'Sign out',
  'missing.body': 'The address may be old, or it belongs to someone else’s ticket.',
  'missing.home': 'Go to Home',
  'missing.title': 'There is nothing here, or you may not see it',
  'nav.home': 'Home',
  'nav.label': 'Main',
  'nav.new_ticket': 'New ticket',
  'nav.policy': 'Our policy',
  'nav.search': 'Search',
  'nav.tickets': 'Tickets',
  'sign_in.heading': 'Sign in',
  'sign_in.lead': 'With the address that your support contact is known by.',
  'sign_in.title': 'Sign in · Support',
  skip: 'Skip to the page',
  'title.home': '{vendor} Support',
  'title.page': '{page} · {vendor} Support',
} as const

export const t = createText(portalText)
