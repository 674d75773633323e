import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../data/index.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { Icon } from '../../ui/icons.tsx'
import { clauseHref } from '../promise/promise-model.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { t } from './releases-text.ts'

/** Where to get it: asked for when somebody wants it, because an agreement decides that. */
export function Download({ releaseId }: { readonly releaseId: string }) {
  const [isAsked, setIsAsked] = useState(false)
  const download = useQuery({
    ...read('GET /releases/:releaseId/download', { params: { releaseId } }),
    enabled: isAsked,
    retry: false,
  })
  const { data } = download
  return (
    <section className="rel-download">
      {data === undefined ? (
        <button type="button" className="btn" disabled={download.isFetching} onClick={() => setIsAsked(true)}>
          <Icon name="download" /> {t('release.get')}
        </button>
      ) : (
        <>
          <a className="btn pri" href={data.url} rel="noreferrer noopener" target="_blank">
            <Icon name="download" /> {t('release.download')}
          </a>
          {data.checksum === null ? null : (
            <p className="sm">
              <span className="mut">{t('release.checksum')}</span> <code className="rel-sum">{data.checksum}</code>
            </p>
          )}
        </>
      )}
      <p className="sm mut">
        {t('release.get_says')}{' '}
        {data?.decision.clauses.map((clause) => (
          <ClauseChip key={clause} clause={clause} href={clauseHref(clause)} />
        ))}
      </p>
      <ProblemNote problem={download.error} />
    </section>
  )
}
