import { createText } from '../../ui/text/translate.ts'

/** Words about the portal itself: whose it is, and how it looks. */
const ownText = {
  'title.page': '{page} · {portal}',
  'title.shared': '{vendor} Support',
  'elsewhere.title': 'This is another company’s portal',
  'elsewhere.body': 'You are signed in as {name} for {account}. Your tickets are in your own portal.',
  'elsewhere.go': 'Go to your portal',
  'elsewhere.leave': 'Sign out',
  'sign_in.title': 'Sign in · {portal}',
  'looks.title': 'Your portal',
  'looks.lead': 'Everyone at {account} who opens {url} sees this, and so does anyone who opens the address.',
  'looks.none_title': 'Your company uses the shared portal',
  'looks.none_body': 'A portal of your own is part of Premium.',
  'looks.fault': 'Your portal could not be read.',
  'looks.not_yours': 'Your primary contact changes how the portal looks.',
} as const

export const t = createText(ownText)
