import type { makeAddressMainEndpoint, removeAddressEndpoint } from '@mainstay/contracts/addresses'
import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import { decodeId } from '../../platform/ids/index.ts'
import type { AccessParts } from './access-parts.ts'
import { type AddressRow, deleteAddress, findOwnAddress, listAddresses, moveMain } from './address-queries.ts'
import { type Changed, credentialsChanged } from './change-credentials.ts'
import { proveAgain } from './prove-again.ts'

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
