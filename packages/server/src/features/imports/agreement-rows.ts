import { createAgreementEndpoint } from '@mainstay/contracts/accounts'
import { encodeId } from '../../platform/ids/index.ts'
import { createAgreement } from '../agreements/index.ts'
import { bodyOf } from './account-rows.ts'
import { accountsNamed } from './accounts-named.ts'
import { checkBody } from './check-body.ts'
import { listAgreementCells } from './queries.ts'
import type { ReadRow } from './read-table.ts'
import { changedFields, fault, type RowPlan, refuse, type TableRules } from './row-plan.ts'

const fieldOf = {
  orderForm: 'order_form',
  addOns: 'add_ons',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  policyVersion: 'policy_version',
}
const keyOf = ({ account = '', order_form = '' }: ReadRow['cells']) => `${account.toUpperCase()} ${order_form}`

/** Agreements, told apart by their order form. One that is there is never edited: what differs is amended by hand. */
export const agreementRows: TableRules = {
  table: 'agreements',
  keyOf,
  fieldOf: {
    'agreement.reversed': 'ends_on',
    'agreement.plan_unknown': 'plan',
    'agreement.add_on_refused': 'add_ons',
    'agreement.policy_unknown': 'policy_version',
    'calendar.unknown_zone': 'zone',
  },
  async prepare(ctx, rows) {
    const accounts = await accountsNamed(ctx, rows)
    const kept = await listAgreementCells(ctx, { accounts: accounts.names })
    const byKey = new Map(kept.map((row) => [`${row.account_id} ${row.cells.order_form}`, row]))
    const plan = async ({ cells }: ReadRow): Promise<RowPlan> => {
      const accountId = accounts.find(cells.account)
      if (accountId === undefined) return refuse(accounts.unknown)
      const wanted = { ...cells, account: '', plan: plain(cells.plan), add_ons: addOnsOf(cells.add_ons).join(', ') }
      const known = byKey.get(`${accountId} ${cells.order_form}`)
      if (!known) return toCreate(accountId, wanted)
      const differs = changedFields(wanted, { ...known.cells, add_ons: addOnsOf(known.cells.add_ons).join(', ') })
      return differs.length === 0
        ? { does: 'stay' }
        : refuse(
            ...differs.map((field) =>
              fault(field, 'agreement.recorded', 'This agreement is recorded already and is never edited. Amend it.'),
            ),
          )
    }
    return { plan }
  },
}

const plain = (cell = ''): string => cell.trim().toLowerCase()
const addOnsOf = (cell = ''): readonly string[] =>
  plain(cell)
    .split(/[\s,;|+]+/)
    .filter((one) => one !== '')
    .sort()

function toCreate(accountId: string, cells: ReadRow['cells']): RowPlan {
  const checked = checkBody(
    bodyOf(createAgreementEndpoint),
    {
      orderForm: cells.order_form,
      plan: cells.plan,
      addOns: addOnsOf(cells.add_ons),
      startsOn: cells.starts_on,
      endsOn: cells.ends_on,
      ...(cells.zone ? { zone: cells.zone } : {}),
      ...(cells.policy_version ? { policyVersion: cells.policy_version } : {}),
    },
    fieldOf,
  )
  if (!checked.ok) return refuse(...checked.faults)
  const params = { accountId: encodeId('acc', accountId) }
  return { does: 'create', act: (ctx) => createAgreement(ctx, { params, query: undefined, body: checked.body }) }
}
