import { addEnvironmentEndpoint, changeEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { platformKinds } from '@mainstay/policy/platforms'
import { type Gathering, gatherEnvironments } from '../environments/index.ts'
import { productsByKey } from '../products/index.ts'
import { bodyOf } from './account-rows.ts'
import { accountsNamed } from './accounts-named.ts'
import { checkBody } from './check-body.ts'
import { listEnvironmentCells, platformsWritten } from './environment-cells.ts'
import type { KeptRow } from './queries.ts'
import type { ReadRow } from './read-table.ts'
import { changedFields, fault, type RowPlan, refuse, saysYes, type TableRules } from './row-plan.ts'

const fieldOf = {
  productVersion: 'product_version',
  isProduction: 'production',
  externalId: 'external_id',
  platforms: 'operating_system',
}
const keyOf = ({ account = '', external_id = '', name = '' }: ReadRow['cells']) =>
  `${account.toUpperCase()} ${external_id || name}`

/** Installations, told apart within an account by their number where a row has one, else by name. */
export const environmentRows: TableRules = {
  table: 'environments',
  keyOf,
  fieldOf: {
    'environment.name_taken': 'name',
    'environment.external_id_taken': 'external_id',
    'product.unknown': 'product',
  },
  async prepare(ctx, rows) {
    const accounts = await accountsNamed(ctx, rows)
    const kept = await listEnvironmentCells(ctx, { accounts: accounts.names })
    const by = (field: string) => new Map(kept.map((row) => [`${row.account_id} ${row.cells[field]}`, row]))
    const [byNumber, byName] = [by('external_id'), by('name')]
    const products = await productsByKey(ctx)
    const accountIds = [...new Set(rows.flatMap(({ cells }) => accounts.find(cells.account) ?? []))]
    const gathering = await gatherEnvironments(ctx, accountIds)
    const plan = async ({ cells }: ReadRow): Promise<RowPlan> => {
      const accountId = accounts.find(cells.account)
      if (accountId === undefined) return refuse(accounts.unknown)
      const productId = cells.product ? products.get(cells.product.toLowerCase()) : undefined
      if (cells.product && productId === undefined)
        return refuse(fault('product', 'product.unknown', 'We sell no product of this key.'))
      const number = cells.external_id ? byNumber.get(`${accountId} ${cells.external_id}`) : undefined
      const known = number ?? byName.get(`${accountId} ${cells.name}`)
      return known ? toChange(gathering, cells, known) : toAdd(gathering, accountId, { cells, productId })
    }
    return { plan, finish: gathering.write }
  },
}

const optional = (cells: ReadRow['cells']) => ({
  ...(cells.external_id ? { externalId: cells.external_id } : {}),
  ...(cells.size ? { size: cells.size } : {}),
  ...(cells.customisations ? { customisations: cells.customisations } : {}),
})

function toAdd(
  gathering: Gathering,
  accountId: string,
  { cells, productId }: { readonly cells: ReadRow['cells']; readonly productId: string | undefined },
): RowPlan {
  const checked = checkBody(
    bodyOf(addEnvironmentEndpoint),
    {
      name: cells.name,
      productVersion: cells.product_version,
      isProduction: saysYes(cells.production),
      platforms: platformsWritten(cells) ?? [],
      ...optional(cells),
    },
    fieldOf,
  )
  if (!checked.ok) return refuse(...checked.faults)
  const { body } = checked
  return { does: 'create', gather: () => gathering.add(accountId, productId, body) }
}

function toChange(gathering: Gathering, cells: ReadRow['cells'], known: KeptRow): RowPlan {
  const { account: _account, production = '', ...written } = cells
  const changes = changedFields(
    { ...written, production: production === '' ? '' : saysYes(production) ? 'yes' : 'no' },
    known.cells,
  )
  if (changes.length === 0) return { does: 'stay' }
  if (changes.includes('product'))
    return refuse(fault('product', 'environment.product_fixed', 'An installation stays one of its product.'))
  const moves = changes.some((field) => platformKinds.some((kind) => kind === field))
  const checked = checkBody(
    bodyOf(changeEnvironmentEndpoint),
    {
      ...(cells.name ? { name: cells.name } : {}),
      ...(cells.product_version ? { productVersion: cells.product_version } : {}),
      ...(production === '' ? {} : { isProduction: saysYes(production) }),
      ...(moves ? { platforms: platformsWritten({ ...known.cells, ...spoken(cells) }) ?? [] } : {}),
      ...optional(cells),
    },
    fieldOf,
  )
  if (!checked.ok) return refuse(...checked.faults)
  const { body } = checked
  return { does: 'change', changes, gather: () => gathering.change(known.account_id, known.id, body) }
}

/** Cells that say something; an empty one leaves what is kept. */
const spoken = (cells: ReadRow['cells']) => Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''))
