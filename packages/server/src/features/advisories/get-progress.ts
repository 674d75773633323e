import type { AccountProgress, getAdvisoryProgressEndpoint } from '@mainstay/contracts/advisories'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { type Progress, progressFrom } from '@mainstay/policy/advisories'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { countStandings, listRunning } from '../environments/index.ts'
import { contactsByAccount } from './contacts-by-account.ts'
import { installationViews } from './installations.ts'
import { type AdvisoryRow, findAdvisory } from './queries.ts'
import { listReaders } from './reading-queries.ts'
import { listToldAccounts } from './told-queries.ts'

const shownAtMost = 200
/** What still needs somebody comes first. */
const order: readonly Progress[] = ['exposed', 'partly', 'unknown', 'unaffected', 'upgraded']

type Told = Awaited<ReturnType<typeof listToldAccounts>>[number] & { readonly progress: Progress }

/** Who was told, who read it, and who has upgraded since, by what runs today. */
export async function getAdvisoryProgress(
  ctx: Ctx,
  { params }: InputOf<typeof getAdvisoryProgressEndpoint>,
): Promise<OutputOf<typeof getAdvisoryProgressEndpoint>> {
  allow(ctx, 'advisories.see', {})
  const row = await findAdvisory(ctx, decodeId('adv', params.advisoryId))
  if (!row) throw new Refusal('advisory.not_found')
  const accounts = await listToldAccounts(ctx, row.id)
  const fault = { productId: row.product_id, affected: row.affected, fixedIn: row.fixed_in }
  const standings = await countStandings(ctx, { ...fault, accountIds: accounts.map(({ account_id }) => account_id) })
  const told: readonly Told[] = accounts.map((account) => ({
    ...account,
    progress: progressFrom({
      ...(standings.get(account.account_id) ?? { inRange: 0, unknown: 0 }),
      inRangeThen: account.in_range_then,
    }),
  }))
  const readers = Map.groupBy(await listReaders(ctx, row.id), ({ account_id }) => account_id)
  const count = (progress: Progress): number => told.filter((one) => one.progress === progress).length
  const shown = told.toSorted((a, b) => order.indexOf(a.progress) - order.indexOf(b.progress)).slice(0, shownAtMost)
  return {
    told: told.length,
    read: told.filter(({ account_id }) => readers.has(account_id)).length,
    upgraded: count('upgraded'),
    partly: count('partly'),
    exposed: count('exposed'),
    unknown: count('unknown'),
    unaffected: count('unaffected'),
    items: await progressViews(ctx, row, { shown, readers }),
  }
}

interface Beside {
  readonly shown: readonly Told[]
  readonly readers: ReadonlyMap<string, Awaited<ReturnType<typeof listReaders>>>
}
async function progressViews(ctx: Ctx, row: AdvisoryRow, { shown, readers }: Beside): Promise<AccountProgress[]> {
  const accountIds = shown.map(({ account_id }) => account_id)
  const running = await listRunning(ctx, { productId: row.product_id, accountIds })
  const own = Map.groupBy(running, ({ accountId }) => accountId)
  const contacts = await contactsByAccount(ctx, accountIds)
  const people = await personRefs(
    ctx,
    shown.flatMap(({ account_id }) => (readers.get(account_id) ?? []).map(({ person_id }) => person_id)),
  )
  return shown.map((told) => ({
    account: { id: encodeId('acc', told.account_id), code: told.code, name: told.name },
    because: told.because,
    isNamed: told.is_named,
    toldAt: told.told_at?.toISOString() ?? '',
    progress: told.progress,
    installations: installationViews(own.get(told.account_id) ?? [], row),
    contacts: contacts.get(told.account_id)?.length ?? 0,
    readers: (readers.get(told.account_id) ?? []).flatMap(({ person_id, read_at, revision }) => {
      const person = people.get(person_id)
      return person ? [{ person, at: read_at.toISOString(), isCurrent: revision >= row.revision }] : []
    }),
  }))
}
