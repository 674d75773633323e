import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { changeChoicesEndpoint, getChoicesEndpoint } from '@mainstay/contracts/told'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { chooseUrgent, type MandateRow, mandateOfChooser } from '../contacts/index.ts'
import { policyForAccount } from '../policies/index.ts'

type Choices = OutputOf<typeof getChoicesEndpoint>

/** What the caller chose to be told, for the account in use. Refuses `contact.not_found`. */
export async function getChoices(ctx: Ctx): Promise<Choices> {
  return choicesView(ctx, await mandateOfChooser(ctx, chooserOf(ctx)))
}

/** Changes it. Refuses `contact.not_found`, `access.denied`, `request.stale`. */
export async function changeChoices(ctx: Ctx, { body }: InputOf<typeof changeChoicesEndpoint>): Promise<Choices> {
  return choicesView(ctx, await chooseUrgent(ctx, chooserOf(ctx), body.urgentOff))
}

function chooserOf(ctx: Ctx) {
  if (ctx.principal.role !== 'desk_customer') throw new Refusal('contact.not_found')
  return { accountId: ctx.principal.accountId, personId: actingPerson(ctx) }
}

async function choicesView(ctx: Ctx, mandate: MandateRow): Promise<Choices> {
  const { told } = await policyForAccount(ctx, mandate.account_id)
  return {
    accountId: encodeId('acc', mandate.account_id),
    urgentOff: mandate.urgent_off,
    urgent: [...told.urgent],
    clause: told.clause,
    mailCameBackAt: mandate.bounced_at?.toISOString() ?? null,
    version: mandate.version,
  }
}
