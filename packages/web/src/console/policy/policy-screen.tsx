import type { PolicySection } from '@mainstay/contracts/policies'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { read } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatMoment } from '../../ui/time/format-moment.ts'
import { useTitle } from '../../ui/use-title.ts'
import { t } from '../desk-text.ts'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import { useMe } from '../session-gate.ts'
import './policy.css'

type Section = z.infer<typeof PolicySection>

/** The policy: prose as customers read it, beside the source that the desk runs. */
export function PolicyScreen() {
  useTitle(t('policy.title'))
  const versions = useQuery(read('GET /policies', {}))
  const [chosen, setChosen] = useState<string>()
  const [isSource, setIsSource] = useState(false)
  const version = chosen ?? versions.data?.items[0]?.version
  return (
    <div className="policy">
      <header className="screen-top">
        <h1>{t('policy.heading')}</h1>
        <nav className="tabs" aria-label={t('policy.heading')}>
          {versions.data?.items.map((one) => (
            <button
              key={one.version}
              type="button"
              className={one.version === version ? 'tab on' : 'tab'}
              aria-current={one.version === version ? 'page' : undefined}
              onClick={() => setChosen(one.version)}
            >
              {t('policy.version', { version: one.version })}
            </button>
          ))}
        </nav>
        <span className="gap" />
        <span className="policy-switch">
          <Segmented
            label={t('policy.reader')}
            value={isSource ? 'source' : 'prose'}
            segments={[
              { value: 'prose', label: t('policy.prose') },
              { value: 'source', label: t('policy.source') },
            ]}
            onChange={(value) => setIsSource(value === 'source')}
          />
        </span>
        <SearchButton />
      </header>
      {versions.isError ? <ErrorNote title={t('policy.failed')} onRetry={() => void versions.refetch()} /> : null}
      {version === undefined ? <SkeletonRows rows={12} /> : <Version version={version} isSource={isSource} />}
    </div>
  )
}

function Version({ version, isSource }: { readonly version: string; readonly isSource: boolean }) {
  const policy = useQuery(read('GET /policies/:version', { params: { version }, query: {} }))
  const here = useLocation({ select: ({ hash }) => decodeURIComponent(hash) })
  const isRead = policy.data !== undefined
  useEffect(() => {
    if (isRead && here !== '') document.getElementById(idOf(here))?.scrollIntoView({ block: 'start' })
  }, [isRead, here])
  if (policy.isError) return <ErrorNote title={t('policy.failed')} onRetry={() => void policy.refetch()} />
  if (policy.data === undefined) return <SkeletonRows rows={12} />
  return (
    <div className={isSource ? 'policy-two show-source' : 'policy-two'}>
      <article className="policy-prose">
        <h2>{policy.data.title}</h2>
        <Pinned version={version} />
        {policy.data.sections.map((section) => (
          <ProseSection key={section.clause} section={section} here={here} />
        ))}
      </article>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the source scrolls by keyboard */}
      <section className="policy-source" aria-label={t('policy.source')} tabIndex={0}>
        <pre>{policy.data.source}</pre>
      </section>
    </div>
  )
}

function Pinned({ version }: { readonly version: string }) {
  const { data } = useQuery(read('GET /policies', {}))
  const now = useNow('minute')
  const { zone } = useMe().person
  const row = data?.items.find((one) => one.version === version)
  if (row === undefined) return null
  const time = formatMoment(Date.parse(row.publishedAt), { readerZone: zone, now }).reader
  return (
    <p className="mut t">
      {t('policy.published', { time })}
      {' · '}
      {t('policy.agreements', { count: row.agreements ?? 0 })}
    </p>
  )
}

/** Where a clause stands on the page: `#3.3` in the address leads to it. */
const idOf = (clause: string) => `clause-${clause.replaceAll('.', '-')}`

function ProseSection({ section, here }: { readonly section: Section; readonly here: string }) {
  return (
    <section id={idOf(section.clause)}>
      <h3>
        <span className="policy-number">{section.clause}</span>
        {section.title}
      </h3>
      <Paragraphs of={section} />
      {section.children.map((clause) => (
        <div
          key={clause.clause}
          id={idOf(clause.clause)}
          className={clause.clause === here ? 'policy-here' : undefined}
        >
          <h4>
            <span className="policy-number">{clause.clause}</span>
            {clause.title}
          </h4>
          <Paragraphs of={clause} />
        </div>
      ))}
    </section>
  )
}

function Paragraphs({ of }: { readonly of: Pick<Section, 'paragraphs' | 'reading'> }) {
  return (
    <>
      {of.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {of.reading === null ? null : (
        <details className="policy-reading">
          <summary>{t('policy.reading')}</summary>
          <p>{of.reading.text}</p>
          <p className="mut">{of.reading.why}</p>
        </details>
      )}
    </>
  )
}
