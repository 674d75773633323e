import type { Endpoint } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../ctx.ts'
import { callOf } from './call-facts.ts'

/** 412 that carries the version the object has now, for the `ETag` of the refusal. */
export class StaleVersion extends Refusal {
  readonly currentVersion: number
  constructor(currentVersion: number) {
    super('request.stale')
    this.currentVersion = currentVersion
  }
}

/**
 * Reads `If-Match` as the version it names. Undefined when the endpoint does not look at it, or it was not sent.
 * Refuses `request.precondition_required`; a tag we never gave out, `*` included, is `request.stale` later on.
 */
export function readIfMatch(endpoint: Endpoint, header: string | undefined): number | undefined {
  if (endpoint.ifMatch === undefined) return undefined
  if (header === undefined) {
    if (endpoint.ifMatch === 'required') throw new Refusal('request.precondition_required')
    return undefined
  }
  const version = /^"(\d{1,15})"$/.exec(header)?.[1]
  return version === undefined ? -1 : Number(version)
}

/**
 * Compares the version sent in `If-Match` with the object's own, read under its lock.
 * Call it in every use case whose endpoint names `ifMatch`. Refuses `request.stale`.
 */
export function requireCurrentVersion(ctx: Ctx, current: number): void {
  const call = callOf(ctx)
  if (!call) return
  call.versionWasChecked = true
  if (call.ifMatch !== undefined && call.ifMatch !== current) throw new StaleVersion(current)
}

/** `"7"` for an answer that carries `version: 7` (or `rowVersion: 7`). */
export function etagOf(output: unknown): string | undefined {
  if (typeof output !== 'object' || output === null) return undefined
  // what has a version of its own, a release, carries the row's beside it
  const version = 'rowVersion' in output ? output.rowVersion : 'version' in output ? output.version : undefined
  return typeof version === 'number' ? `"${version}"` : undefined
}
