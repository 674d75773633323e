import type { confirmAddressEndpoint } from '@mainstay/contracts/addresses'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import type { AccessParts } from './access-parts.ts'
import {
  type AddressChangeRow,
  confirmChange,
  deleteChange,
  insertAddress,
  isTaken,
  listAddresses,
  lockChange,
  moveMain,
} from './address-queries.ts'
import { credentialsChanged } from './change-credentials.ts'
import { voidLinksAbout } from './one-time-links.ts'

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
