import { request, type Sent } from '../../data/index.ts'
import { saveCsv } from '../../ui/save-csv.ts'
import { t } from './scope-text.ts'

type Asked = Sent<'GET /scope/statistics'>['query']
const counts = ['tickets', 'provisional', 'confirmed', 'overruled', 'givenByPerson', 'disputed', 'upheld'] as const
const headOf = { provisional: 'stats.open', givenByPerson: 'stats.given' } as const
const nameOf = (count: (typeof counts)[number]) =>
  t(count === 'provisional' || count === 'givenByPerson' ? headOf[count] : `stats.${count}`)

/** Saves the figures that stand on the screen, with the span they are counted over. Answers how many lines there were. */
export async function exportScope(query: Asked & { readonly by: 'clause' | 'account' | 'version' }): Promise<number> {
  await request('POST /me/exports', { body: { what: 'scope' } })
  const { from, to, items } = await request('GET /scope/statistics', { query })
  const head = [t(`stats.${query.by}`), t('stats.key'), ...counts.map(nameOf), t('stats.from'), t('stats.to')]
  const rows = items.map((item) => [item.label, item.key, ...counts.map((count) => item[count]), from, to])
  saveCsv(`scope-by-${query.by}.csv`, head, rows)
  return rows.length
}
