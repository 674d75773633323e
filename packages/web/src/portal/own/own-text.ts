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
  'sign_in.welcome': 'Welcome',
  'sign_in.link_only': 'Your company signs in by a link sent by mail.',
  'sign_in.sso_only': 'Your company signs in with its own sign-in service.',
  'sign_in.no_password': 'Passwords are not used here',
  'looks.title': 'Your portal',
  'looks.lead': 'Everyone at {account} who opens {url} sees this, and so does anyone who opens the address.',
  'looks.none_title': 'Your company uses the shared portal',
  'looks.none_body': 'A portal of your own is part of Premium.',
  'looks.fault': 'Your portal could not be read.',
  'looks.not_yours': 'Your primary contact changes how the portal looks.',
  'looks.saved': 'Saved. The next page that opens has the new look.',
} as const

export const t = createText(ownText)
