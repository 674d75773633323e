import type {
  addOwnAddressEndpoint,
  cancelAddressChangeEndpoint,
  confirmAddressEndpoint,
  listOwnAddressesEndpoint,
  makeAddressMainEndpoint,
  removeAddressEndpoint,
} from '@mainstay/contracts/addresses'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import type { AccessParts } from './access-parts.ts'
import {
  type AddressChangeRow,
  type AddressRow,
  confirmChange,
  deleteAddress,
  deleteChange,
  findOwnAddress,
  insertAddress,
  insertChange,
  isTaken,
  listAddresses,
  listChanges,
  lockChange,
  moveMain,
} from './address-queries.ts'
import { askLetter } from './ask-letter.ts'
import { type Changed, credentialsChanged } from './change-credentials.ts'
import { linkLifeMs, voidLinksAbout } from './one-time-links.ts'
import { proveAgain, requireOwnSession } from './prove-again.ts'

const addressesAtMost = 5

export const listOwnAddresses =
  (parts: AccessParts) =>
  async ({
    caller,
  }: Call<InputOf<typeof listOwnAddressesEndpoint>>): Promise<OutputOf<typeof listOwnAddressesEndpoint>> => {
    const { personId } = requireOwnSession(caller)
    return parts.asWorker('read', async (ctx) => ({
      items: (await listAddresses(ctx, personId)).map((row) => ({
        id: encodeId('adr', row.id),
        email: row.email,
        isMain: row.is_main,
        provedAt: row.proved_at?.toISOString() ?? null,
      })),
      changes: (await listChanges(ctx, personId)).map(changeView),
    }))
  }

const changeView = (row: AddressChangeRow) => ({
  id: encodeId('adc', row.id),
  email: row.email,
  becomesMain: row.becomes_main,
  newConfirmedAt: row.new_confirmed_at?.toISOString() ?? null,
  oldConfirmedAt: row.old_confirmed_at?.toISOString() ?? null,
  expiresAt: row.expires_at.toISOString(),
})

/**
 * Asks for another address. A link goes to the main address and one to the new; it counts once both were confirmed. An
 * address that belongs to somebody is answered the same, and gets no letter (A45, A47).
 */
export const addOwnAddress =
  (parts: AccessParts) =>
  async (call: Call<InputOf<typeof addOwnAddressEndpoint>>): Promise<OutputOf<typeof addOwnAddressEndpoint>> => {
    requireOwnSession(call.caller)
    if (!parts.sendsMail) throw new Refusal('mail.not_set_up')
    const { password, email, becomesMain } = call.input.body
    const { personId } = await proveAgain(parts, call, password)
    return parts.asWorker('write', async (ctx) => {
      await sql`SELECT FROM people WHERE id = ${personId} FOR NO KEY UPDATE`.execute(ctx.db)
      const at = await ctx.now()
      const [own, open] = [await listAddresses(ctx, personId), await listChanges(ctx, personId)]
      if (own.some((row) => row.email.toLowerCase() === email.toLowerCase())) throw new Refusal('address.yours')
      if (own.length + open.length >= addressesAtMost) throw new Refusal('address.too_many')
      const row: AddressChangeRow = {
        id: ctx.newId(),
        person_id: personId,
        email,
        becomes_main: becomesMain,
        asked_at: new Date(at),
        expires_at: new Date(at + linkLifeMs.confirm_new_address),
        new_confirmed_at: null,
        old_confirmed_at: null,
      }
      await insertChange(ctx, row)
      for (const purpose of ['confirm_old_address', 'confirm_new_address'] as const) {
        if (purpose === 'confirm_new_address' && (await isTaken(ctx, email))) continue
        const id = await parts.links.make(ctx, { purpose, personId, subjectId: row.id })
        await askLetter(ctx, parts, { kind: purpose, personId, about: { type: 'link', id } })
      }
      ctx.audit({ action: 'address.asked', subject: { type: 'person', id: personId } })
      return changeView(row)
    })
  }

export const cancelAddressChange =
  (parts: AccessParts) =>
  async ({ caller, input }: Call<InputOf<typeof cancelAddressChangeEndpoint>>): Promise<null> => {
    const { personId } = requireOwnSession(caller)
    const id = decodeId('adc', input.params.addressChangeId)
    await parts.asWorker('write', async (ctx) => {
      if (!(await deleteChange(ctx, { id, personId }))) throw new Refusal('address.not_found')
      await voidLinksAbout(ctx, id)
    })
    return null
  }

/** Confirms at one end; once both have, the address is the person's, and every session of theirs ends. */
export const confirmAddress =
  (parts: AccessParts) =>
  async ({ input }: Call<InputOf<typeof confirmAddressEndpoint>>): Promise<OutputOf<typeof confirmAddressEndpoint>> => {
    const { token, at, refuse } = input.body
    const isDone = await parts.asWorker('write', async (ctx) => {
      const link = await parts.links.use(ctx, { purpose: `confirm_${at}_address`, token })
      const change = link?.subjectId === undefined ? undefined : await lockChange(ctx, link.subjectId)
      if (!change) throw new Refusal('link.spent')
      if (refuse && at === 'old') return refuseChange(ctx, change)
      await confirmChange(ctx, change.id, at)
      const other = at === 'new' ? change.old_confirmed_at : change.new_confirmed_at
      if (!other) return false
      await takeAddress(ctx, parts, change)
      return true
    })
    if (isDone) parts.forget()
    return { isDone }
  }

async function refuseChange(ctx: Ctx, change: AddressChangeRow): Promise<boolean> {
  await deleteChange(ctx, { id: change.id, personId: change.person_id })
  await voidLinksAbout(ctx, change.id)
  ctx.audit({ action: 'address.refused', subject: { type: 'person', id: change.person_id } })
  return false
}

async function takeAddress(ctx: Ctx, parts: AccessParts, change: AddressChangeRow): Promise<void> {
  const personId = change.person_id
  if (await isTaken(ctx, change.email)) throw new Refusal('person.email_taken')
  const before = (await listAddresses(ctx, personId)).find((row) => row.is_main)
  const id = await insertAddress(ctx, { personId, email: change.email })
  if (change.becomes_main) await moveMain(ctx, personId, id)
  await deleteChange(ctx, { id: change.id, personId })
  const told = change.becomes_main
    ? ({ change: 'main_address_changed', toldAtId: before?.id } as const)
    : ({ change: 'address_added' } as const)
  await credentialsChanged(ctx, parts, { personId, ...told })
}

/** Mail goes to this address from now on. */
export const makeAddressMain =
  (parts: AccessParts) =>
  async (call: Call<InputOf<typeof makeAddressMainEndpoint>>): Promise<null> =>
    changeOwn(parts, call, async (ctx, personId, address) => {
      if (!address.proved_at) throw new Refusal('address.not_proved')
      if (address.is_main) return undefined
      const before = (await listAddresses(ctx, personId)).find((row) => row.is_main)
      await moveMain(ctx, personId, address.id)
      return { change: 'main_address_changed', toldAtId: before?.id }
    })

/** This address opens nothing any more. */
export const removeAddress =
  (parts: AccessParts) =>
  async (call: Call<InputOf<typeof removeAddressEndpoint>>): Promise<null> =>
    changeOwn(parts, call, async (ctx, personId, address) => {
      if (address.is_main) throw new Refusal('address.is_main')
      await deleteAddress(ctx, personId, address.id)
      return { change: 'address_removed' }
    })

async function changeOwn(
  parts: AccessParts,
  call: Call<InputOf<typeof makeAddressMainEndpoint>>,
  work: (ctx: Ctx, personId: string, address: AddressRow) => Promise<Omit<Changed, 'personId'> | undefined>,
): Promise<null> {
  const { personId, meansId } = await proveAgain(parts, call, call.input.body.password)
  const id = decodeId('adr', call.input.params.addressId)
  await parts.asWorker('write', async (ctx) => {
    const address = await findOwnAddress(ctx, personId, id)
    if (!address) throw new Refusal('address.not_found')
    const changed = await work(ctx, personId, address)
    if (changed) await credentialsChanged(ctx, parts, { personId, keptSessionId: meansId, ...changed })
  })
  parts.forget()
  return null
}
