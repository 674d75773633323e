import type { InputOf } from '@mainstay/contracts/endpoint'
import type { addEnvironmentEndpoint, changeEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { defaultProduct } from '../products/index.ts'
import { newEnvironment, writeAdded } from './add-environment.ts'
import { changedBy, type EnvironmentChange, writeChanged } from './change-environment.ts'
import { placingVersions } from './place-version.ts'
import { type EnvironmentRow, lockEnvironmentsOf, type NewEnvironment } from './queries.ts'

type Named = Pick<EnvironmentRow, 'account_id' | 'id' | 'name' | 'external_id'>

/** So many are written by one statement. */
const writtenAtOnce = 500

type Taken = 'environment.name_taken' | 'environment.external_id_taken'

const keysOf = ({ account_id, name, external_id }: Named): readonly (readonly [string, Taken])[] => [
  [`${account_id} name ${name}`, 'environment.name_taken'],
  ...(external_id === null ? [] : [[`${account_id} number ${external_id}`, 'environment.external_id_taken'] as const]),
]

/** What takes each name and each number among an account's open installations. */
class Names {
  readonly #takenBy = new Map<string, string>()
  /** Let go of by what is not written yet. */
  readonly #freed = new Set<string>()

  /** Refuses `environment.name_taken`, `environment.external_id_taken`. Answers whether one was let go of just before. */
  find(row: Named): { readonly isJustFreed: boolean } {
    const keys = keysOf(row)
    for (const [key, code] of keys) if ((this.#takenBy.get(key) ?? row.id) !== row.id) throw new Refusal(code)
    return { isJustFreed: keys.some(([key]) => this.#freed.has(key)) }
  }
  take(row: Named, before?: Named): void {
    for (const [key] of before ? keysOf(before) : []) {
      this.#takenBy.delete(key)
      this.#freed.add(key)
    }
    for (const [key] of keysOf(row)) {
      this.#takenBy.set(key, row.id)
      this.#freed.delete(key)
    }
  }
  written(): void {
    this.#freed.clear()
  }
}

/** Installations on their way into accounts, or changing there; nothing of them is written before `write`. */
export interface Gathering {
  /** Refuses `environment.name_taken`, `environment.external_id_taken`. */
  readonly add: (
    accountId: string,
    productId: string | undefined,
    body: InputOf<typeof addEnvironmentEndpoint>['body'],
  ) => Promise<void>
  /** Of what was there from the start. Refuses the same, and `environment.not_found`. */
  readonly change: (
    accountId: string,
    id: string,
    body: InputOf<typeof changeEnvironmentEndpoint>['body'],
  ) => Promise<void>
  readonly write: () => Promise<void>
}

/**
 * Takes many installations by the rules of `addEnvironment` and `changeEnvironment`: what they ask about is read once for
 * all of them, and what came of it is written in a few statements. Holds these accounts' installations until the unit of
 * work ends.
 */
export async function gatherEnvironments(ctx: Ctx, accountIds: readonly string[]): Promise<Gathering> {
  const names = new Names()
  const kept = new Map<string, EnvironmentRow>()
  for (const row of await lockEnvironmentsOf(ctx, accountIds)) {
    names.take(row)
    kept.set(row.id, row)
  }
  const placeOf = placingVersions(ctx)
  const first = await defaultProduct(ctx)
  const added: NewEnvironment[] = []
  const changed = new Map<string, EnvironmentChange>()
  const write = async () => {
    // what lets go of a name goes before what takes it
    await eachPart([...changed.values()], (part) => writeChanged(ctx, part))
    await eachPart(added, (part) => writeAdded(ctx, part))
    added.length = 0
    changed.clear()
    names.written()
  }
  return {
    write,
    add: async (accountId, productId = first, body) => {
      allow(ctx, 'environment.keep', { accountId })
      const place = await placeOf(productId, body.productVersion)
      const row = await newEnvironment(ctx, { accountId, productId, body, place })
      names.find(row)
      names.take(row)
      added.push(row)
    },
    change: async (accountId, id, body) => {
      allow(ctx, 'environment.keep', { accountId })
      const before = kept.get(id)
      if (!before) throw new Refusal('environment.not_found')
      const change = await changedBy(ctx, { body, before, placeOf })
      if (!change) return
      const { isJustFreed } = names.find(change.after)
      if (isJustFreed || changed.has(id)) await write()
      names.take(change.after, before)
      changed.set(id, change)
      kept.set(id, change.after)
    },
  }
}

async function eachPart<T>(all: readonly T[], work: (part: readonly T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += writtenAtOnce) await work(all.slice(from, from + writtenAtOnce))
}
