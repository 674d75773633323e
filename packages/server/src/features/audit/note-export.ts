import type { noteExportEndpoint } from '@mainstay/contracts/audit'
import type { InputOf } from '@mainstay/contracts/endpoint'
import { actingPerson } from '../../platform/acting-person.ts'
import { monotonicMs } from '../../platform/clock/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { Allowance } from '../../platform/http/allowance.ts'

const anHour = { windowMs: 3_600_000, nowMs: monotonicMs }
const perPerson = new Allowance({ ...anHour, most: 30 })
const perAccount = new Allowance({ ...anHour, most: 100 })

/**
 * Our pages say it before they save a list as a file: it stands in the audit log, and is bounded for each person and
 * each customer. What a script reads page by page is bounded as requests are, and noted as reads.
 */
export async function noteExport(ctx: Ctx, { body }: InputOf<typeof noteExportEndpoint>): Promise<null> {
  const personId = actingPerson(ctx)
  const accountId = ctx.principal.role === 'desk_customer' ? ctx.principal.accountId : undefined
  perPerson.take(personId, 1)
  if (accountId !== undefined) perAccount.take(accountId, 1)
  ctx.audit({
    action: 'list.exported',
    ...(accountId !== undefined && { accountId }),
    subject: { type: 'list', id: body.what },
  })
  return null
}
