import type { SecretKind } from './kinds.ts'

/** A pattern whose group `s` (or the whole match) is the secret; `holds` looks once more. Repetitions are bounded. */
export interface Pattern {
  readonly kind: SecretKind
  readonly find: RegExp
  readonly holds?: (secret: string) => boolean
}

const looksRandom = (secret: string): boolean =>
  /\d/.test(secret) || (/[a-z]/.test(secret) && /[A-Z]/.test(secret)) || secret.length >= 24

/** Secrets that say by their own form what they are. No word boundary in front: whatever stands there hides nothing. */
export const tokenPatterns: readonly Pattern[] = [
  {
    kind: 'private_key',
    find: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,20000}?-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g,
  },
  // cut off before its end: as far as it still looks like a key
  {
    kind: 'private_key',
    find: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[A-Za-z0-9+/=\s,:>|-]|\\[nr]){0,20000}/g,
  },
  { kind: 'private_key', find: /Private-Lines: ?\d{1,4}\s(?<s>[A-Za-z0-9+/=\s]{16,20000})/g },
  { kind: 'private_key', find: /AGE-SECRET-KEY-1[A-Z0-9]{40,80}/g },
  { kind: 'aws_key', find: /(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}/g },
  { kind: 'gcp_key', find: /AIza[\w-]{35}/g },
  { kind: 'gcp_key', find: /GOCSPX-[\w-]{20,60}/g },
  { kind: 'gcp_key', find: /ya29\.[\w-]{20,2000}/g },
  { kind: 'azure_key', find: /[\w~.-]{3}8Q~[\w~.-]{31,40}/g },
  { kind: 'azure_key', find: /(?:[?&;]|\bamp;)sig=(?<s>[\w%+/=-]{16,200})/gi },
  { kind: 'github_token', find: /gh[pousr]_[A-Za-z0-9]{30,255}/g },
  { kind: 'github_token', find: /github_pat_\w{22,255}/g },
  { kind: 'gitlab_token', find: /gl(?:pat|dt|rt|cbt|ptt|oas|soat|ft|agent|imt)-[\w.-]{20,300}/g },
  { kind: 'slack_token', find: /xox[abeoprs](?:\.xox[bp])?-[\w-]{10,300}/g },
  { kind: 'slack_token', find: /xapp-\d-[\w-]{10,300}/g },
  { kind: 'slack_token', find: /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/(?<s>[\w/-]{16,200})/g },
  { kind: 'stripe_key', find: /[sr]k_(?:live|test)_[A-Za-z0-9]{16,255}/g },
  { kind: 'stripe_key', find: /whsec_[A-Za-z0-9+/=]{20,100}/g },
  { kind: 'npm_token', find: /npm_[A-Za-z0-9]{36}/g },
  { kind: 'vendor_token', find: /pypi-AgE[\w-]{50,1000}/g },
  { kind: 'vendor_token', find: /SG\.[\w-]{16,32}\.[\w-]{30,64}/g },
  { kind: 'vendor_token', find: /(?<![0-9a-zA-Z])SK[0-9a-f]{32}(?![0-9a-zA-Z])/g },
  { kind: 'vendor_token', find: /(?<![a-zA-Z0-9])sk-(?:ant-|proj-|svcacct-)?[\w-]{20,300}/g, holds: looksRandom },
  { kind: 'vendor_token', find: /dckr_(?:pat|oat)_[\w-]{20,100}/g },
  { kind: 'vendor_token', find: /do[opr]_v1_[0-9a-f]{64}/g },
  { kind: 'vendor_token', find: /hv[sbr]\.[\w-]{24,300}/g },
  { kind: 'vendor_token', find: /shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}/g },
  { kind: 'vendor_token', find: /glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}/g },
  { kind: 'vendor_token', find: /(?<!\d)\d{8,10}:AA[\w-]{33}/g },
  // a desk of our own
  { kind: 'vendor_token', find: /msk_[\w-]{20,100}/g },
  { kind: 'jwt', find: /eyJ[\w-]{8,8000}\.eyJ[\w-]{4,16000}(?:\.[\w-]{0,4000}){0,3}/g },
  { kind: 'password_hash', find: /\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}/g },
  { kind: 'password_hash', find: /\$(?:1|5|6|7|y|gy|apr1|sha1|md5)\$(?:rounds=\d+\$)?[./A-Za-z0-9$]{8,300}/g },
  { kind: 'password_hash', find: /\$(?:argon2(?:id|i|d)|scrypt|pbkdf2[\w-]{0,12})\$[./A-Za-z0-9$=,+-]{10,400}/g },
  { kind: 'password_hash', find: /pbkdf2_sha\d+\$\d+\$[./A-Za-z0-9$=+-]{20,200}/g },
  { kind: 'password_hash', find: /SCRAM-SHA-\d{1,3}\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=:]{20,200}/g },
  { kind: 'password_hash', find: /\{S?(?:SHA|MD5|CRYPT|SHA256|SHA512)\}[A-Za-z0-9+/=$.]{12,200}/g },
  // PostgreSQL's old form: md5 directly before 32 hex digits
  { kind: 'password_hash', find: /(?<![A-Za-z0-9_-])md5[0-9a-f]{32}(?![0-9a-zA-Z])/g },
]
