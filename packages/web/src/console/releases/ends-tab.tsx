import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Returned, request } from '../../data/index.ts'
import { useProductAsked } from '../../products/use-product-asked.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { formatDay } from '../../ui/time/format-moment.ts'
import { lineLabel } from '../../versions/line-label.ts'
import { sayDate } from '../../versions/say-date.ts'
import { useMe } from '../session-gate.ts'
import { t } from './releases-text.ts'

type End = Returned<'GET /support-ends'>['items'][number]

const sayLeft = (days: number): string => (days >= 0 ? t('ends.left', { days }) : t('ends.over', { days: -days }))

function Line({ end }: { readonly end: End }) {
  const { zone } = useMe().person
  const { account, line, endsOn, daysLeft, isPlanned, environments, running, told } = end
  const others = running - environments.length
  const last = told.at(-1)
  return (
    <tr>
      <td>
        <Link className="rls-open" to="/accounts/$code" params={{ code: account.code }}>
          {account.name}
        </Link>{' '}
        <span className="mut t">{account.code}</span>
      </td>
      <td className="t">{lineLabel(line)}</td>
      <td className="t">
        {sayDate(endsOn)} {isPlanned ? <span className="mut">{t('ends.planned')}</span> : null}
      </td>
      <td className={daysLeft < 0 ? 't rls-late' : daysLeft <= 90 ? 't rls-near' : 't'}>{sayLeft(daysLeft)}</td>
      <td className="mut">
        {environments.map(({ name, version }) => `${name} ${version}`).join(', ')}
        {others > 0 ? ` ${t('ends.others', { count: others })}` : null}
      </td>
      <td className="mut t">
        {last === undefined
          ? t(daysLeft < 0 ? 'ends.never_told' : 'ends.not_told')
          : t('ends.told_days', { days: last.daysBefore, date: formatDay(Date.parse(last.at), zone) })}
      </td>
    </tr>
  )
}

const useEnds = () => {
  const { query } = useProductAsked()
  return useInfiniteQuery({
    queryKey: ['GET /support-ends', {}, query],
    queryFn: ({ pageParam }) =>
      request('GET /support-ends', { query: pageParam === undefined ? query : { ...query, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

/** Accounts that drift towards an end of support or are past it, the nearest first. */
export function EndsTab() {
  const ends = useEnds()
  const [first] = ends.data?.pages ?? []
  const items = ends.data?.pages.flatMap((page) => page.items) ?? []
  if (ends.isError) return <ErrorNote title={t('releases.failed')} onRetry={() => void ends.refetch()} />
  if (first === undefined) return <SkeletonRows rows={6} height={36} />
  if (items.length === 0) return <EmptyState title={t('ends.none')}>{t('ends.none_how')}</EmptyState>
  const days = new Intl.ListFormat('en').format(first.tellDaysBefore.map(String))
  return (
    <>
      <p className="mut rls-lead">{t('ends.how', { days })}</p>
      <table className="sheet rls-table rls-ends">
        <thead>
          <tr>
            <th scope="col">{t('ends.account')}</th>
            <th scope="col">{t('ends.line')}</th>
            <th scope="col" colSpan={2}>
              {t('ends.on')}
            </th>
            <th scope="col">{t('ends.runs')}</th>
            <th scope="col">{t('ends.told')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((end) => (
            <Line key={`${end.account.id} ${end.line}`} end={end} />
          ))}
        </tbody>
      </table>
      {ends.hasNextPage ? (
        <button type="button" className="btn" onClick={() => void ends.fetchNextPage()}>
          {t('releases.more')}
        </button>
      ) : null}
    </>
  )
}
