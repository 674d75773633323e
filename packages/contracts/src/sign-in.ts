import { z } from 'zod'
import { Password, SessionState } from './access.ts'
import { endpoint } from './endpoint.ts'
import { Email, Instant, line, Nothing } from './shared.ts'

/**
 * What is still owed after the first factor: a code, or to set up a second factor because the desk requires one. The
 * browser holds the step in a cookie of its own until `expiresAt`.
 */
export const SecondStep = z.object({ secondStep: z.enum(['code', 'enrol']), expiresAt: Instant })
export const SignInAnswer = z.union([SessionState, SecondStep])
export type SignInAnswer = z.infer<typeof SignInAnswer>

export const signInEndpoint = endpoint({
  method: 'POST',
  path: '/auth/sign-in/email',
  summary: 'Sign in with address and password',
  tag: 'Sign-in',
  door: 'anyone',
  body: z.strictObject({ email: Email, password: z.string().min(1).max(256), rememberMe: z.boolean().optional() }),
  returns: SignInAnswer,
  refuses: ['session.wrong_credentials', 'session.locked', 'session.sso_required'],
})
export const getWaysInEndpoint = endpoint({
  method: 'GET',
  path: '/auth/ways',
  summary: 'By which ways people come in here',
  tag: 'Sign-in',
  door: 'anyone',
  returns: z.object({ password: z.boolean(), linkByMail: z.boolean() }),
  refuses: [],
})
const askedByMail = z.strictObject({ email: Email })
export const askSignInLinkEndpoint = endpoint({
  method: 'POST',
  path: '/auth/sign-in/link',
  summary: 'Ask for a link by mail that signs in once; answers alike whoever asks',
  tag: 'Sign-in',
  door: 'anyone',
  status: 202,
  body: askedByMail,
  returns: Nothing,
  refuses: ['session.locked', 'mail.not_set_up'],
})
export const forgotPasswordEndpoint = endpoint({
  method: 'POST',
  path: '/auth/forgotten-password',
  summary: 'Ask for a link by mail that sets a new password; answers alike whoever asks',
  tag: 'Sign-in',
  door: 'anyone',
  status: 202,
  body: askedByMail,
  returns: Nothing,
  refuses: ['session.locked', 'mail.not_set_up'],
})
/** What stands behind the `#` of a link by mail: the id of the link and its secret. */
export const LinkToken = z.string().min(1).max(200)
export const LinkPurpose = z.enum([
  'invitation',
  'sign_in',
  'reset_password',
  'confirm_new_address',
  'confirm_old_address',
])
export const lookAtLinkEndpoint = endpoint({
  method: 'POST',
  path: '/auth/links/look',
  summary: 'What a link by mail is for; looking uses nothing up',
  tag: 'Sign-in',
  door: 'anyone',
  body: z.strictObject({ token: LinkToken, purpose: LinkPurpose }),
  returns: z.object({
    expiresAt: Instant,
    name: z.string(),
    email: z.string(),
    vendor: z.string(),
    account: z.string().nullable(),
    /** The address that is to be confirmed; null for other links. */
    newAddress: z.string().nullable(),
    side: z.enum(['customer', 'staff']),
  }),
  refuses: ['link.spent'],
})
export const useSignInLinkEndpoint = endpoint({
  method: 'POST',
  path: '/auth/links/sign-in',
  summary: 'Sign in with a link by mail',
  tag: 'Sign-in',
  door: 'anyone',
  body: z.strictObject({ token: LinkToken, rememberMe: z.boolean().optional() }),
  returns: SignInAnswer,
  refuses: ['link.spent', 'session.sso_required'],
})
export const resetPasswordEndpoint = endpoint({
  method: 'POST',
  path: '/auth/links/reset-password',
  summary: 'Set a new password with a link by mail; every session ends',
  tag: 'Sign-in',
  door: 'anyone',
  body: z.strictObject({ token: LinkToken, newPassword: Password }),
  returns: SignInAnswer,
  refuses: ['link.spent', 'session.password_too_common', 'session.sso_required'],
})
export const acceptInvitationEndpoint = endpoint({
  method: 'POST',
  path: '/auth/links/invitation',
  summary: 'Accept an invitation: with a password, or without one to come in by a link each time',
  tag: 'Sign-in',
  door: 'anyone',
  body: z.strictObject({ token: LinkToken, password: Password.optional() }),
  returns: SignInAnswer,
  refuses: ['link.spent', 'session.password_too_common', 'session.sso_required'],
})
/** A code by time, six digits, or one of the recovery codes. */
export const OneCode = line(40)
export const takeSecondStepEndpoint = endpoint({
  method: 'POST',
  path: '/auth/second-step',
  summary: 'Finish signing in with a code, or with a recovery code',
  tag: 'Sign-in',
  door: 'anyone',
  body: z.strictObject({ code: OneCode }),
  returns: SessionState,
  refuses: ['session.step_over', 'session.wrong_code', 'session.locked'],
})
