import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant, Nothing, SessionId } from './shared.ts'

/** One place where somebody is signed in. */
export const Session = z.object({
  id: SessionId,
  /** What the browser says of itself, in two words; null where it says nothing that we know. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  signedInAt: Instant,
  /** To the day. */
  lastUsedAt: Instant,
  expiresAt: Instant,
  isThis: z.boolean(),
})
export const listSessionsEndpoint = endpoint({
  method: 'GET',
  path: '/auth/sessions',
  summary: 'Where you are signed in',
  isHersAlone: true,
  tag: 'Sign-in',
  returns: z.object({ items: z.array(Session) }),
  refuses: ['access.denied'],
})
export const endSessionEndpoint = endpoint({
  method: 'POST',
  path: '/auth/sessions/:sessionId/end',
  summary: 'Sign out there; every door is shut within seconds',
  tag: 'Sign-in',
  params: z.object({ sessionId: SessionId }),
  status: 204,
  returns: Nothing,
  refuses: ['access.denied', 'session.not_found'],
})
export const endOtherSessionsEndpoint = endpoint({
  method: 'POST',
  path: '/auth/sessions/end-others',
  summary: 'Sign out everywhere but here',
  tag: 'Sign-in',
  status: 204,
  returns: Nothing,
  refuses: ['access.denied'],
})
