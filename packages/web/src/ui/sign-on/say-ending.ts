import { sayOn } from './sign-on-text.ts'

const endings = [
  'sign_on.interrupted',
  'sign_on.provider_away',
  'sign_on.refused',
  'sign_on.unknown',
  'sign_on.no_role',
  'contact.no_seat',
  'identity.taken',
  'session.sso_required',
  'link.spent',
] as const

/** The sentence for how a way over a provider ended; undefined for what is no such ending. */
export const sayEnding = (code: unknown): string | undefined => {
  const known = endings.find((ending) => ending === code)
  return known === undefined ? undefined : sayOn(`door.${known}`)
}
