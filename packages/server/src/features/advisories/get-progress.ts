import type { AccountProgress, getAdvisoryProgressEndpoint } from '@mainstay/contracts/advisories'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { Progress } from '@mainstay/policy/advisories'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { contactsByAccount } from './contacts-by-account.ts'
import { firstOfEach, ofEachView } from './installations.ts'
import { type AdvisoryRow, findAdvisory } from './queries.ts'
import { listReaders } from './reading-queries.ts'
import { countProgress, listStanding } from './standing-queries.ts'

const shownAtMost = 50
/** What still needs somebody comes first. */
const order: readonly Progress[] = ['exposed', 'partly', 'unknown', 'unaffected', 'upgraded']

type Standing = Awaited<ReturnType<typeof listStanding>>[number] & { readonly progress: Progress }

/** Who was told, who read it, and who has upgraded since, by what runs today. */
export async function getAdvisoryProgress(
  ctx: Ctx,
  { params }: InputOf<typeof getAdvisoryProgressEndpoint>,
): Promise<OutputOf<typeof getAdvisoryProgressEndpoint>> {
  allow(ctx, 'advisories.see', {})
  const row = await findAdvisory(ctx, decodeId('adv', params.advisoryId))
  if (!row) throw new Refusal('advisory.not_found')
  const counts = await countProgress(ctx, row.id)
  const sum = (of: 'told' | 'read', progress?: Progress): number =>
    counts
      .filter((one) => progress === undefined || (one.progress ?? 'unknown') === progress)
      .reduce((all, one) => all + one[of], 0)
  return {
    told: sum('told'),
    read: sum('read'),
    upgraded: sum('told', 'upgraded'),
    partly: sum('told', 'partly'),
    exposed: sum('told', 'exposed'),
    unknown: sum('told', 'unknown'),
    unaffected: sum('told', 'unaffected'),
    items: await progressViews(ctx, row, await firstOf(ctx, row.id)),
  }
}

/** The first page, as the order says: read off an index, state by state. */
async function firstOf(ctx: Ctx, advisoryId: string): Promise<readonly Standing[]> {
  const found: Standing[] = []
  for (const progress of order) {
    const limit = shownAtMost - found.length
    if (limit === 0) break
    found.push(...(await listStanding(ctx, { advisoryId, progress, limit })).map((row) => ({ ...row, progress })))
  }
  return found
}

async function progressViews(ctx: Ctx, row: AdvisoryRow, shown: readonly Standing[]): Promise<AccountProgress[]> {
  const accountIds = shown.map(({ account_id }) => account_id)
  const own = await firstOfEach(ctx, row, { accountIds })
  const contacts = await contactsByAccount(ctx, accountIds)
  const all = await listReaders(ctx, row.id, accountIds)
  const readers = Map.groupBy(all, ({ account_id }) => account_id)
  const people = await personRefs(
    ctx,
    all.map(({ person_id }) => person_id),
  )
  return shown.map((told) => ({
    account: { id: encodeId('acc', told.account_id), code: told.code, name: told.name },
    because: told.because,
    isNamed: told.is_named,
    toldAt: told.told_at?.toISOString() ?? '',
    progress: told.progress,
    ...ofEachView(own.get(told.account_id)),
    contacts: contacts.get(told.account_id)?.length ?? 0,
    readers: (readers.get(told.account_id) ?? []).flatMap(({ person_id, read_at, revision }) => {
      const person = people.get(person_id)
      return person ? [{ person, at: read_at.toISOString(), isCurrent: revision >= row.revision }] : []
    }),
  }))
}
