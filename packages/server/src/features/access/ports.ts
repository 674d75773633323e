import type { Ctx } from '../../platform/ctx.ts'

/** Letters that this slice sends, each about a link or a change by its id. */
export const accessLetterKinds = [
  'invitation',
  'sign_in_link',
  'reset_password',
  'confirm_new_address',
  'confirm_old_address',
  'credentials_changed',
] as const
export type AccessLetterKind = (typeof accessLetterKinds)[number]

/** Puts a letter on its way within this transaction; what stands in it is gathered when it is sent. */
export type PostLetter = (
  ctx: Ctx,
  letter: {
    readonly kind: AccessLetterKind
    readonly refId: string
    readonly accountId?: string | undefined
    readonly personId?: string | undefined
  },
) => Promise<void>
