import { createHash } from 'node:crypto'

/** 256 random bits behind a prefix that secret scanners recognise. */
export const newKeySecret = (random: Buffer): string => `msk_${random.toString('base64url')}`

/** Keys are random, so one round of SHA-256 keeps them: there is nothing to guess. */
export const hashKeySecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()
