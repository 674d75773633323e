import { addEnvironmentEndpoint, changeEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { platformKinds } from '@mainstay/policy/platforms'
import { encodeId } from '../../platform/ids/index.ts'
import { addEnvironment, changeEnvironment } from '../environments/index.ts'
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
    const plan = async ({ cells }: ReadRow): Promise<RowPlan> => {
      const accountId = accounts.find(cells.account)
      if (accountId === undefined) return refuse(accounts.unknown)
      const productId = cells.product ? products.get(cells.product.toLowerCase()) : undefined
      if (cells.product && productId === undefined)
        return refuse(fault('product', 'product.unknown', 'We sell no product of this key.'))
      const number = cells.external_id ? byNumber.get(`${accountId} ${cells.external_id}`) : undefined
      const known = number ?? byName.get(`${accountId} ${cells.name}`)
      return known ? toChange(accountId, cells, known) : toAdd(accountId, cells, productId)
    }
    return { plan }
  },
}

const optional = (cells: ReadRow['cells']) => ({
  ...(cells.external_id ? { externalId: cells.external_id } : {}),
  ...(cells.size ? { size: cells.size } : {}),
  ...(cells.customisations ? { customisations: cells.customisations } : {}),
})

function toAdd(accountId: string, cells: ReadRow['cells'], productId: string | undefined): RowPlan {
  const checked = checkBody(
    bodyOf(addEnvironmentEndpoint),
    {
      name: cells.name,
      productVersion: cells.product_version,
      isProduction: saysYes(cells.production),
      platforms: platformsWritten(cells) ?? [],
      ...(productId === undefined ? {} : { productId: encodeId('prd', productId) }),
      ...optional(cells),
    },
    fieldOf,
  )
  if (!checked.ok) return refuse(...checked.faults)
  const params = { accountId: encodeId('acc', accountId) }
  return { does: 'create', act: (ctx) => addEnvironment(ctx, { params, query: undefined, body: checked.body }) }
}

function toChange(accountId: string, cells: ReadRow['cells'], known: KeptRow): RowPlan {
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
  const params = { accountId: encodeId('acc', accountId), environmentId: encodeId('env', known.id) }
  const { body } = checked
  return { does: 'change', changes, act: (ctx) => changeEnvironment(ctx, { params, query: undefined, body }) }
}

/** Cells that say something; an empty one leaves what is kept. */
const spoken = (cells: ReadRow['cells']) => Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''))
