import type {
  addOwnAddressEndpoint,
  cancelAddressChangeEndpoint,
  listOwnAddressesEndpoint,
} from '@mainstay/contracts/addresses'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import type { Call } from '../../platform/http/route.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import type { AccessParts } from './access-parts.ts'
import {
  type AddressChangeRow,
  deleteChange,
  insertChange,
  isTaken,
  listAddresses,
  listChanges,
} from './address-queries.ts'
import { askLetter } from './ask-letter.ts'
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
