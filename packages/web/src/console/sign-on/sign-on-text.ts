import { createText } from '../../ui/text/translate.ts'

export const t = createText({
  'page.label': 'Single sign-on',
  'page.says': 'By which sign-in service the staff comes in.',
  'page.title': 'Single sign-on · Mainstay',
  'page.lead': 'Colleagues are added under Staff; nobody becomes one by signing in.',
  'page.own': 'You',
  'page.staff': 'The staff',
  'account.heading': 'Single sign-on',
  'account.who': 'The primary contact looks after it in the portal; a lead or an administrator can too.',
})
