import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Returned, read } from '../../data/index.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { Icon } from '../../ui/icons.tsx'
import { SkeletonBlock } from '../../ui/skeletons.tsx'
import { clauseHref } from '../promise/promise-model.ts'
import { t } from './releases-text.ts'

type StandingOf = Returned<'GET /version-standing'>

/** `3 releases behind · 357 days · 2 security fixes in between`. */
const sayBehind = ({ behind, window }: StandingOf): string => {
  if (behind === null) return ''
  // a candidate newer than every release is no release
  if (behind.releases === 0) return window.state === 'current' ? t('standing.newest') : ''
  return [
    t('standing.behind', { releases: behind.releases }),
    ...(behind.days === null ? [] : [t('standing.days', { days: behind.days })]),
    ...(behind.securityFixes === 0 ? [] : [t('standing.security', { count: behind.securityFixes })]),
  ].join(' · ')
}

/** The versions to go to, in order, each leading to its notes. */
function UpgradePath({ standing }: { readonly standing: StandingOf }) {
  const { version, path, fixesYours } = standing
  if (path.length === 0) return null
  return (
    <>
      <ol className="rel-path" aria-label={t('standing.path')}>
        <li className="mut">{version}</li>
        {path.map((step) => (
          <li key={step.version}>
            <Icon name="arrowRight" />
            {step.releaseId === null ? (
              step.version
            ) : (
              <Link className="lk" to="/releases/$releaseId" params={{ releaseId: step.releaseId }}>
                {step.version}
              </Link>
            )}
            <span className="sm mut">{t(`standing.${step.why}`)}</span>
          </li>
        ))}
      </ol>
      {fixesYours.length === 0 ? null : (
        <p className="sm">
          {t('standing.fixes', { tickets: new Intl.ListFormat('en').format(fixesYours.map(({ number }) => number)) })}
        </p>
      )}
    </>
  )
}

/** One installation: its window, how far it is behind, what of that was security, and the way up. */
export function Standing({ name, version }: { readonly name: string; readonly version: string }) {
  const { data } = useQuery(read('GET /version-standing', { query: { version } }))
  if (data === undefined) return <SkeletonBlock height={72} />
  const { window } = data
  return (
    <article className="rel-standing">
      <h3>
        {name} <span className="mut">{version}</span>
      </h3>
      <p>
        {window.text} <ClauseChip clause={window.clause} href={clauseHref(window.clause)} />
      </p>
      <p className="sm mut t">{sayBehind(data)}</p>
      <UpgradePath standing={data} />
    </article>
  )
}
