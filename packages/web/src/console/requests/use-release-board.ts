import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../data/index.ts'
import { sayDate } from '../../versions/say-date.ts'
import type { RequestRow } from './request-types.ts'
import { t } from './requests-text.ts'
import { useRequestPages } from './use-board.ts'

type Release = Returned<'GET /releases'>['items'][number]

/** A release to come, or none. */
export interface ReleaseColumn {
  /** Null for what names no release. */
  readonly id: string | null
  readonly title: string
  readonly means: string
}

const isToCome = ({ kind, state, isPlanned }: Release) =>
  kind !== 'hotfix' && kind !== 'prerelease' && (state === 'draft' || (state === 'published' && isPlanned))
/** The next one first; what has no day yet stands last. */
const byDay = (a: Release, b: Release) => (a.availableOn ?? '9999').localeCompare(b.availableOn ?? '9999')

const columnOf = ({ id, version, state, availableOn }: Release): ReleaseColumn => {
  const day = availableOn === null ? t('release.no_day') : sayDate(availableOn)
  return { id, title: version, means: t(state === 'draft' ? 'rm.release_draft' : 'rm.release_planned', { day }) }
}

/** Releases to come of a product, plans and drafts; what is to come is a page of its catalogue. */
export const useReleaseColumns = (productId: string | undefined) => {
  const of = (state: 'draft' | 'published') => ({
    ...read('GET /releases', { query: { state, limit: 100, ...(productId === undefined ? {} : { productId }) } }),
  })
  const parts = [useQuery(of('draft')), useQuery(of('published'))]
  const columns: readonly ReleaseColumn[] | undefined = parts.every(({ data }) => data !== undefined)
    ? [
        ...parts
          .flatMap(({ data }) => data?.items ?? [])
          .filter(isToCome)
          .sort(byDay)
          .map(columnOf),
        { id: null, title: t('rm.no_release'), means: t('rm.no_release_means') },
      ]
    : undefined
  const refetch = () => {
    for (const part of parts) void part.refetch()
  }
  return { columns, isError: parts.some((part) => part.isError), refetch }
}

/** What is planned for a release, or decided on and named for none, heaviest first. */
export const useColumnRows = ({ id }: ReleaseColumn, productId: string | undefined) => {
  const asked = id === null ? { isUnreleased: 'true' } : { releaseId: id }
  const pages = useRequestPages({ ...asked, ...(productId === undefined ? {} : { productId }) })
  const rows: readonly RequestRow[] = pages.data?.pages.flatMap(({ items }) => items) ?? []
  return { ...pages, rows }
}
