import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../data/index.ts'
import { sayDate } from '../../versions/say-date.ts'
import type { RequestRow } from './request-types.ts'
import { t } from './requests-text.ts'

type Release = Returned<'GET /releases'>['items'][number]

/** A release to come, or none, with what is planned for it. */
export interface ReleaseColumn {
  /** Null for what names no release. */
  readonly id: string | null
  readonly title: string
  readonly means: string
  readonly items: readonly RequestRow[]
}

const isToCome = ({ kind, state, isPlanned }: Release) =>
  kind !== 'hotfix' && kind !== 'prerelease' && (state === 'draft' || (state === 'published' && isPlanned))
/** The next one first; what has no day yet stands last. */
const byDay = (a: Release, b: Release) => (a.availableOn ?? '9999').localeCompare(b.availableOn ?? '9999')

const columnOf = ({ id, version, state, availableOn }: Release, rows: readonly RequestRow[]): ReleaseColumn => {
  const day = availableOn === null ? t('release.no_day') : sayDate(availableOn)
  const means = t(state === 'draft' ? 'rm.release_draft' : 'rm.release_planned', { day })
  return { id, title: version, means, items: rows.filter(({ releaseId }) => releaseId === id) }
}

const useRows = (status: 'under_consideration' | 'planned' | 'in_progress') =>
  useQuery(read('GET /requests', { query: { status, limit: 100 } }))

/** What is planned for which release, and what waits for one, heaviest first. */
export const useReleaseBoard = () => {
  const catalogue = useQuery(read('GET /releases', { query: { limit: 100 } }))
  const lists = [useRows('in_progress'), useRows('planned'), useRows('under_consideration')]
  const parts = [catalogue, ...lists]
  const rows = lists.flatMap(({ data }) => data?.items ?? []).sort((a, b) => b.weight - a.weight)
  const releases = (catalogue.data?.items ?? []).filter(isToCome).sort(byDay)
  const without = rows.filter(({ release }) => release === null)
  const columns: readonly ReleaseColumn[] | undefined = parts.every(({ data }) => data !== undefined)
    ? [
        ...releases.map((release) => columnOf(release, rows)),
        { id: null, title: t('rm.no_release'), means: t('rm.no_release_means'), items: without },
      ]
    : undefined
  const refetch = () => {
    for (const part of parts) void part.refetch()
  }
  return { columns, isError: parts.some((part) => part.isError), refetch }
}
