import { createRequestEndpoint, RequestStatus } from '@mainstay/contracts/requests'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { defaultProduct } from '../products/index.ts'
import { type BroughtIn, type Gathering, gatherBrought, rewriteRequest } from '../requests/index.ts'
import { bodyOf } from './account-rows.ts'
import { type AskRead, readAsk } from './ask-cells.ts'
import { checkBody } from './check-body.ts'
import type { ReadRow } from './read-table.ts'
import { type Gathered, gatherRequests, type KnownRequest } from './request-cells.ts'
import { changedFields, fault, type RowFault, type RowPlan, refuse, type TableRules } from './row-plan.ts'

type Cells = ReadRow['cells']
const fieldOf = { externalRef: 'external_id' }
const words = ['title', 'wording', 'visibility', 'plans'] as const
const plansIn = (cell = ''): readonly string[] => cell.split(/[\s,;|]+/u).filter((one) => one !== '')
const keyOf = ({ external_id = '', account = '', email = '' }: Cells) =>
  [external_id, account.toUpperCase(), email.toLowerCase()].filter((part) => part !== '').join(' ')

/**
 * Requests with who asked for them, a row for each ask, told apart by the number of another system. How one stands is
 * taken when it is written down; afterwards it is said here, and whoever asked is told.
 */
export const requestRows: TableRules = {
  table: 'requests',
  keyOf,
  fieldOf: {
    'feature_request.plans_needed': 'plans',
    'feature_request.release_unfit': 'release',
    'feature_request.release_needed': 'release',
  },
  async prepare(ctx, rows) {
    const gathered = await gatherRequests(ctx, rows)
    const first = await defaultProduct(ctx)
    const gathering = gatherBrought(ctx)
    const plan = async ({ cells }: ReadRow): Promise<RowPlan> => {
      const productId = cells.product ? gathered.products.get(cells.product.toLowerCase()) : first
      if (productId === undefined) return refuse(fault('product', 'product.unknown', 'We sell no product of this key.'))
      const known = gathered.known.get(cells.external_id ?? '')
      const ask = readAsk(cells, known, gathered)
      if (!known) return toCreate(cells, { productId, ask, gathered, gathering })
      if ('faults' in ask) return refuse(...ask.faults)
      const planned = toChange(cells, { known, ask, gathering })
      // what is changed has to be there first
      if (planned.does === 'change' && gathering.has(known.id)) await gathering.write()
      return planned
    }
    return { plan, finish: gathering.write }
  },
}

const writeAsk = async (gathering: Gathering, requestId: string, ask: AskRead): Promise<void> => {
  if (ask.does !== 'create') return
  const { accountId, personId, useCase, counted } = ask
  await gathering.ask({ requestId, accountId, personId, useCase }, await counted())
  ask.remember(requestId)
}

interface Creating {
  readonly productId: string
  readonly ask: ReturnType<typeof readAsk>
  readonly gathered: Gathered
  readonly gathering: Gathering
}
function toCreate(cells: Cells, { productId, ask, gathered, gathering }: Creating): RowPlan {
  const { title, wording, visibility = '', external_id: externalRef = '' } = cells
  const plans = plansIn(cells.plans)
  const checked = checkBody(
    bodyOf(createRequestEndpoint),
    { title, wording, externalRef, ...(visibility === '' ? {} : { visibility: visibility.toLowerCase() }), plans },
    fieldOf,
  )
  const standing = standingIn(cells)
  if (!checked.ok || 'faults' in standing || 'faults' in ask)
    return refuse(
      ...(checked.ok ? [] : checked.faults),
      ...('faults' in standing ? standing.faults : []),
      ...('faults' in ask ? ask.faults : []),
    )
  const { body } = checked
  const gather = async () => {
    const id = await gathering.add({ ...body, ...standing, productId, externalRef })
    const { wording: kept, title: called } = body
    const written = { title: called, wording: kept, visibility: body.visibility, plans: body.plans.join(' ') }
    const known = { id, endsIn: id, cells: { ...written, product: gathered.productKey(productId) } }
    gathered.known.set(externalRef, known)
    gathered.known.set(encodeId('req', id), known)
    await writeAsk(gathering, id, ask)
  }
  return { does: 'create', gather }
}

/** How it stood elsewhere; without a word of it, noted. */
function standingIn(
  cells: Cells,
): Pick<BroughtIn, 'status' | 'words' | 'release'> | { readonly faults: readonly RowFault[] } {
  const written = (cells.status || 'noted').toLowerCase().replaceAll(/[\s-]+/gu, '_')
  const status = RequestStatus.safeParse(written)
  if (!status.success)
    return { faults: [fault('status', 'cell.invalid', `Write one of ${RequestStatus.options.join(', ')}.`)] }
  if (status.data === 'declined' && !cells.status_words)
    return { faults: [fault('status_words', 'feature_request.words_needed', 'What is declined has a reason.')] }
  return { status: status.data, words: cells.status_words || null, release: cells.release || null }
}

/** What a row writes of a request that is there; an empty cell leaves what is kept. */
function rewritten(cells: Cells, kept: KnownRequest['cells']) {
  const said: Cells = {
    ...cells,
    visibility: cells.visibility?.toLowerCase() ?? '',
    plans: plansIn(cells.plans).join(' '),
  }
  const wanted: Readonly<Record<string, string>> = Object.fromEntries(words.map((field) => [field, said[field] ?? '']))
  const changes = changedFields(wanted, kept)
  const whole = Object.fromEntries(words.map((field) => [field, wanted[field] || (kept[field] ?? '')]))
  return { changes, body: { ...whole, plans: plansIn(whole.plans) } }
}

interface Changing {
  readonly known: KnownRequest
  readonly ask: AskRead
  readonly gathering: Gathering
}
function toChange(cells: Cells, { known, ask, gathering }: Changing): RowPlan {
  if (cells.product && cells.product.toLowerCase() !== known.cells.product)
    return refuse(fault('product', 'feature_request.product_fixed', 'A request stays one for its product.'))
  const { changes, body } = rewritten(cells, known.cells)
  const isAsked = ask.does === 'create'
  if (changes.length === 0)
    return isAsked ? { does: 'create', gather: () => writeAsk(gathering, known.endsIn, ask) } : { does: 'stay' }
  const checked = checkBody(bodyOf(createRequestEndpoint), body, fieldOf)
  if (!checked.ok) return refuse(...checked.faults)
  const { title, wording, visibility, plans } = checked.body
  const act = async (ctx: Ctx) => {
    await rewriteRequest(ctx, known.id, { title, wording, visibility, plans })
    await writeAsk(gathering, known.endsIn, ask)
  }
  return { does: 'change', changes: [...changes, ...(isAsked ? ['use_case'] : [])], act }
}
