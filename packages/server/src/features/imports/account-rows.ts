import { changeAccountEndpoint, createAccountEndpoint } from '@mainstay/contracts/accounts'
import { encodeId } from '../../platform/ids/index.ts'
import { changeAccount, createAccount } from '../accounts/index.ts'
import { checkBody } from './check-body.ts'
import { listAccountCells, listStaffMails } from './queries.ts'
import type { ReadRow } from './read-table.ts'
import { changedFields, fault, type RowFault, type RowPlan, refuse, type TableRules } from './row-plan.ts'

const fieldOf = { managerId: 'manager', tamId: 'tam', externalId: 'external_id' }

/** Accounts, told apart by the number of the vendor's own system where a row has one, else by code. */
export const accountRows: TableRules = {
  table: 'accounts',
  keyOf: ({ code = '' }) => code.toUpperCase(),
  fieldOf: {
    'account.code_taken': 'code',
    'account.external_id_taken': 'external_id',
    'account.manager_unknown': 'manager',
  },
  async prepare(ctx, rows) {
    const names = rows.flatMap(({ cells }) => [cells.code?.toUpperCase() ?? '', cells.external_id ?? ''])
    const kept = await listAccountCells(ctx, { accounts: names.filter((name) => name !== '') })
    const byNumber = new Map(kept.map((row) => [row.cells.external_id ?? '', row]))
    const byCode = new Map(kept.map((row) => [row.cells.code ?? '', row]))
    const staff = await listStaffMails(ctx)
    const plan = async ({ cells }: ReadRow): Promise<RowPlan> => {
      const people = peopleOf(cells, staff)
      if ('faults' in people) return refuse(...people.faults)
      const code = cells.code?.toUpperCase() ?? ''
      const number = cells.external_id ?? ''
      const known = (number === '' ? undefined : byNumber.get(number)) ?? byCode.get(code)
      if (!known) return toCreate(cells, people)
      if (known.cells.code !== code)
        return refuse(fault('code', 'account.code_fixed', `This account is ${known.cells.code}; a code never changes.`))
      const wanted = { name: cells.name ?? '', manager: people.managerMail, tam: people.tamMail, external_id: number }
      const changes = changedFields(wanted, known.cells)
      if (changes.includes('external_id'))
        return refuse(
          fault(
            'external_id',
            'account.number_fixed',
            'The number of your own system is set when an account is created.',
          ),
        )
      return changes.length === 0 ? { does: 'stay' } : toChange(known.id, { cells, people, changes })
    }
    return { plan }
  },
}

interface People {
  readonly managerId: string
  readonly managerMail: string
  readonly tamId: string | undefined
  readonly tamMail: string
}

/** With an account manager that person is the manager, as when it is done by hand. */
function peopleOf(cells: ReadRow['cells'], staff: ReadonlyMap<string, string>): People | { faults: RowFault[] } {
  const managerMail = cells.manager?.toLowerCase() ?? ''
  const tamMail = cells.tam?.toLowerCase() ?? ''
  const managerId = staff.get(managerMail)
  const tamId = staff.get(tamMail)
  const faults: RowFault[] = []
  if (managerId === undefined)
    faults.push(fault('manager', 'account.manager_unknown', 'Nobody on the staff has this address.'))
  if (tamMail !== '' && tamId === undefined)
    faults.push(fault('tam', 'account.manager_unknown', 'Nobody on the staff has this address.'))
  if (managerId === undefined || faults.length > 0) return { faults }
  return { managerId: tamId ?? managerId, managerMail: tamId ? tamMail : managerMail, tamId, tamMail }
}

function toCreate(cells: ReadRow['cells'], { managerId, tamId }: People): RowPlan {
  const checked = checkBody(
    bodyOf(createAccountEndpoint),
    {
      code: cells.code?.toUpperCase(),
      name: cells.name,
      managerId: encodeId('per', managerId),
      ...(tamId === undefined ? {} : { tamId: encodeId('per', tamId) }),
      ...(cells.external_id ? { externalId: cells.external_id } : {}),
    },
    fieldOf,
  )
  if (!checked.ok) return refuse(...checked.faults)
  return {
    does: 'create',
    act: (ctx) => createAccount(ctx, { params: undefined, query: undefined, body: checked.body }),
  }
}

function toChange(
  id: string,
  { cells, people, changes }: { cells: ReadRow['cells']; people: People; changes: readonly string[] },
): RowPlan {
  const checked = checkBody(
    bodyOf(changeAccountEndpoint),
    {
      ...(cells.name ? { name: cells.name } : {}),
      managerId: encodeId('per', people.managerId),
      ...(people.tamId === undefined ? {} : { tamId: encodeId('per', people.tamId) }),
    },
    fieldOf,
  )
  if (!checked.ok) return refuse(...checked.faults)
  const params = { accountId: encodeId('acc', id) }
  return { does: 'change', changes, act: (ctx) => changeAccount(ctx, { params, query: undefined, body: checked.body }) }
}

/** The body of an operation, which it has. */
export function bodyOf<B>({ body }: { readonly body?: B }): B {
  if (body === undefined) throw new Error('this operation takes no body')
  return body
}
