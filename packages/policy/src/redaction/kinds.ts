/** What a hit is called in a manifest, in a mark and on a screen. */
export type SecretKind =
  | 'private_key'
  | 'aws_key'
  | 'gcp_key'
  | 'azure_key'
  | 'github_token'
  | 'gitlab_token'
  | 'slack_token'
  | 'stripe_key'
  | 'npm_token'
  | 'vendor_token'
  | 'jwt'
  | 'bearer'
  | 'basic_auth'
  | 'authorization'
  | 'cookie'
  | 'connection_string'
  | 'password_hash'
  | 'command_line'
  | 'named_secret'
  | 'card_number'
  | 'email'

/** A stretch of a text (UTF-16 units, end exclusive) that nobody else should read. */
export interface Hit {
  readonly kind: SecretKind
  readonly start: number
  readonly end: number
}

/** What stands in the text afterwards; written so that no detector takes it for a secret again. */
export const markOf = (kind: SecretKind, tag?: string): string =>
  tag === undefined ? `[REDACTED:${kind}]` : `[REDACTED:${kind}#${tag}]`

/** Whether a value is nothing but such a mark. */
export const isMark = (value: string): boolean => /^\[REDACTED:[a-z_]+(?:#[\w-]+)?\]?$/.test(value)
