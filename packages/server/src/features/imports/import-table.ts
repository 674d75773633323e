import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { ImportOutcome, ImportTable, previewImportEndpoint, runImportEndpoint } from '@mainstay/contracts/imports'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { accountRows } from './account-rows.ts'
import { agreementRows } from './agreement-rows.ts'
import { contactRows } from './contact-rows.ts'
import { environmentRows } from './environment-rows.ts'
import { readTable } from './read-table.ts'
import { requestRows } from './request-rows.ts'
import type { TableRules } from './row-plan.ts'
import { runRows } from './run-rows.ts'

const rulesOf: Readonly<Record<ImportTable, TableRules>> = {
  accounts: accountRows,
  agreements: agreementRows,
  contacts: contactRows,
  environments: environmentRows,
  requests: requestRows,
}
const faultsTold = 100

function run(ctx: Ctx, { table, csv, columns, invite }: InputOf<typeof runImportEndpoint>['body']) {
  allow(ctx, table === 'requests' ? 'feature_request.import' : 'import.run', {})
  return runRows(ctx, rulesOf[table], { read: readTable(table, csv, columns), invite })
}

/** Every row or none, in one transaction. Refuses `import.rows_refused` with what is wrong, row by row. */
export async function runImport(
  ctx: Ctx,
  { body }: InputOf<typeof runImportEndpoint>,
): Promise<OutputOf<typeof runImportEndpoint>> {
  const outcome = await run(ctx, body)
  if (outcome.counts.refuse > 0) throw rowsRefused(outcome)
  const { create, change, stay } = outcome.counts
  await ctx.publish({
    type: 'import.done',
    subject: { type: 'import', id: ctx.newId() },
    data: { table: body.table, created: create, changed: change, stayed: stay, invited: body.invite },
  })
  return outcome
}

function rowsRefused({ rows }: ImportOutcome): Refusal {
  const errors = rows.flatMap(({ line, errors: faults }) =>
    faults.map(({ field, code, detail }) => ({ pointer: `/rows/${line}/${field ?? ''}`, code, detail })),
  )
  return new Refusal('import.rows_refused', { errors: errors.slice(0, faultsTold) })
}

/** Carries a preview out of the transaction that it undoes. */
class Previewed extends Error {
  readonly outcome: ImportOutcome
  constructor(outcome: ImportOutcome) {
    super('a preview leaves nothing')
    this.outcome = outcome
  }
}

/** Does everything that the import would do, by the same rules, and undoes it. */
export const previewImport =
  (openUnit: OpenUnit) =>
  async ({ caller, input }: Call<InputOf<typeof previewImportEndpoint>>): Promise<ImportOutcome> => {
    if (!caller) throw new Refusal('session.missing')
    try {
      return await openUnit(caller.principal, 'write', async (ctx) => {
        throw new Previewed(await run(ctx, input.body))
      })
    } catch (error) {
      if (error instanceof Previewed) return error.outcome
      throw error
    }
  }
