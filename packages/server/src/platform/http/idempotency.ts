import { createHash } from 'node:crypto'
import { Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import type { Ctx } from '../ctx.ts'

/** An answer as it went out: replayed byte for byte. */
export interface Answer {
  readonly status: number
  readonly body: string
  readonly etag: string | undefined
}
/** One request that may be repeated: whose, to which route, under which key, saying what. */
export interface KeyedRequest {
  readonly personId: string
  readonly route: string
  readonly key: string
  readonly fingerprint: Buffer
  /** The account the answer is about, for its erasure. */
  readonly accountId: string | undefined
}
/** Seals and opens stored answers that carry a secret; leaves the others as they are. */
export interface AnswerSeal {
  readonly close: (body: string, request: KeyedRequest) => string
  readonly open: (stored: string, request: KeyedRequest) => string
}

/** Raised inside a unit when the key already has an answer: the unit rolls back and that answer is given. */
export class AlreadyAnswered extends Error {}

const keyShape = /^[\x21-\x7e]{1,255}$/

/** Reads `Idempotency-Key`: 1 to 255 visible ASCII characters, or none. Refuses `request.invalid`. */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  if (typeof header === 'string' && keyShape.test(header)) return header
  const detail = 'An Idempotency-Key has 1 to 255 visible characters.'
  throw new Refusal('request.invalid', {
    errors: [{ pointer: '/headers/idempotency-key', code: 'invalid_format', detail }],
  })
}

/** Where a key is its own: a person with several accounts may use the same one in each, and it means another request. */
export const keyedRoute = (route: string, accountId: string | undefined): string =>
  accountId === undefined ? route : `${route} ${accountId}`

/** A hash of everything that decides what the request does, apart from who sends it. */
export function fingerprintOf(parts: readonly unknown[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest()
}

/**
 * Stores an answer in the transaction of its effect. Waits for a request that holds the same key in another process;
 * when that one commits, `AlreadyAnswered` undoes everything done here.
 */
export async function storeAnswer(
  ctx: Ctx,
  request: KeyedRequest,
  { answer, seal, at }: { readonly answer: Answer; readonly seal: AnswerSeal; readonly at: number },
): Promise<void> {
  const stored = await sql<{ key: string }>`
    INSERT INTO idempotent_answers (person_id, route, key, fingerprint, account_id, status, etag, body, at)
    VALUES (${request.personId}, ${request.route}, ${request.key}, ${request.fingerprint}, ${request.accountId ?? null},
            ${answer.status}, ${answer.etag ?? null}, ${seal.close(answer.body, request)}, ${new Date(at)})
    ON CONFLICT (person_id, route, key) DO NOTHING RETURNING key`.execute(ctx.db)
  if (stored.rows.length === 0) throw new AlreadyAnswered()
}

interface StoredAnswer {
  readonly fingerprint: Buffer
  readonly status: number
  readonly etag: string | null
  readonly body: string
}

/** The answer given before under this key, if any. Refuses `idempotency.key_reused` when it was for something else. */
export async function findAnswer(ctx: Ctx, request: KeyedRequest, seal: AnswerSeal): Promise<Answer | undefined> {
  const found = await sql<StoredAnswer>`
    SELECT fingerprint, status, etag, body FROM idempotent_answers
    WHERE person_id = ${request.personId} AND route = ${request.route} AND key = ${request.key}`.execute(ctx.db)
  const [row] = found.rows
  if (!row) return undefined
  if (!request.fingerprint.equals(row.fingerprint)) throw new Refusal('idempotency.key_reused')
  return { status: row.status, etag: row.etag ?? undefined, body: seal.open(row.body, request) }
}
