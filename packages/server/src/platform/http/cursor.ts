import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { Refusal } from '@mainstay/contracts/problems'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { callOf } from './call-facts.ts'

const macBytes = 16
let secret: Buffer = randomBytes(32)

/** Page links outlive a restart and are good on every process when all sign with the desk's secret. */
export function signCursorsWith(deskSecret: string): void {
  secret = createHmac('sha256', deskSecret).update('mainstay page links').digest()
}

/** A page link to what follows `position` (JSON values), good only for the same person, route and filters. */
export function writeCursor(ctx: Ctx, position: readonly (string | number | null)[]): string {
  const place = Buffer.from(JSON.stringify(position))
  return Buffer.concat([sign(ctx, place), place]).toString('base64url')
}

/** Reads a page link back. Refuses `request.cursor_invalid` when it is not ours or belongs to another question. */
export function readCursor<T>(ctx: Ctx, cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined
  const raw = Buffer.from(cursor, 'base64url')
  const place = raw.subarray(macBytes)
  const isOurs = raw.length > macBytes && timingSafeEqual(raw.subarray(0, macBytes), sign(ctx, place))
  const read = isOurs ? shape.safeParse(JSON.parse(place.toString())) : undefined
  if (!read?.success) throw new Refusal('request.cursor_invalid')
  return read.data
}

function sign(ctx: Ctx, place: Buffer): Buffer {
  const scope = callOf(ctx)?.pageScope ?? ''
  return createHmac('sha256', secret).update(scope).update('\n').update(place).digest().subarray(0, macBytes)
}
