import { z } from 'zod'
import { SessionState } from './access.ts'
import { endpoint } from './endpoint.ts'
import { Instant, Nothing } from './shared.ts'
import { OneCode } from './sign-in.ts'

/** Proves again who is there: the password, where there is one; else the session itself must be young. */
export const Proof = { password: z.string().min(1).max(256).optional() }

export const SecondFactor = z.object({
  isOn: z.boolean(),
  since: Instant.nullable(),
  recoveryCodesLeft: z.number().int(),
  /** The desk requires one of this person. */
  isRequired: z.boolean(),
  /** Whether a password is to be shown to change it. */
  hasPassword: z.boolean(),
})
export const getSecondFactorEndpoint = endpoint({
  method: 'GET',
  path: '/auth/second-factor',
  summary: 'Your second factor',
  tag: 'Sign-in',
  returns: SecondFactor,
  refuses: ['access.denied'],
})
export const beginSecondFactorEndpoint = endpoint({
  method: 'POST',
  path: '/auth/second-factor',
  summary: 'Begin to set up a second factor; it counts once a code of it was confirmed',
  tag: 'Sign-in',
  door: 'anyone',
  body: z.strictObject(Proof),
  returns: z.object({
    /** For the app that makes the codes: as a code to scan, and to type. */
    uri: z.string(),
    secret: z.string(),
  }),
  refuses: [
    'session.missing',
    'access.denied',
    'session.wrong_credentials',
    'session.locked',
    'session.too_old',
    'session.by_provider',
    'session.second_factor_on',
  ],
})
export const confirmSecondFactorEndpoint = endpoint({
  method: 'POST',
  path: '/auth/second-factor/confirm',
  summary:
    'Confirm a second factor by its first code; gives the recovery codes this once, and every other session ends',
  tag: 'Sign-in',
  door: 'anyone',
  body: z.strictObject({ code: OneCode }),
  returns: z.object({ recoveryCodes: z.array(z.string()), session: SessionState }),
  refuses: ['session.missing', 'access.denied', 'session.wrong_code', 'session.locked', 'session.second_factor_on'],
})
const proofAndCode = z.strictObject({ ...Proof, code: OneCode })
const needsProof = [
  'access.denied',
  'session.wrong_credentials',
  'session.locked',
  'session.too_old',
  'session.by_provider',
  'session.wrong_code',
  'session.second_factor_off',
] as const
export const renewRecoveryCodesEndpoint = endpoint({
  method: 'POST',
  path: '/auth/second-factor/recovery-codes',
  summary: 'New recovery codes; those before them are void',
  tag: 'Sign-in',
  body: proofAndCode,
  returns: z.object({ recoveryCodes: z.array(z.string()) }),
  refuses: [...needsProof],
})
export const endSecondFactorEndpoint = endpoint({
  method: 'POST',
  path: '/auth/second-factor/end',
  summary: 'Give up your second factor; every other session ends',
  tag: 'Sign-in',
  body: proofAndCode,
  returns: SessionState,
  refuses: [...needsProof, 'session.second_factor_required'],
})
export const SignInRules = z.object({ staffSecondFactor: z.enum(['optional', 'required']) })
export const getSignInRulesEndpoint = endpoint({
  method: 'GET',
  path: '/settings/sign-in',
  summary: 'The rules of signing in to this desk',
  tag: 'Sign-in',
  door: 'staff',
  returns: SignInRules.extend({ staffWithout: z.number().int() }),
  refuses: ['access.denied'],
})
export const changeSignInRulesEndpoint = endpoint({
  method: 'POST',
  path: '/settings/sign-in',
  summary: 'Change the rules of signing in; sessions that do not meet them end',
  tag: 'Sign-in',
  door: 'staff',
  body: z.strictObject({ staffSecondFactor: SignInRules.shape.staffSecondFactor }),
  returns: Nothing,
  refuses: ['access.denied', 'session.second_factor_off'],
})
