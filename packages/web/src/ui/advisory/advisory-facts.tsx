import type { ReactNode } from 'react'
import { WrittenText } from '../written-text.tsx'
import './advisory.css'
import { t } from './advisory-words.ts'
import { sayRange } from './say-range.ts'

interface AdvisorySaid {
  readonly text: string
  readonly affected: string
  readonly fixedIn: string | null
  readonly workaround: string | null
}
/** Which versions, what fixes it, what helps until then, and the text. The heading levels are the page's own. */
export function AdvisoryBody({ said, beside }: { readonly said: AdvisorySaid; readonly beside?: ReactNode }) {
  return (
    <>
      <dl className="advisory-facts">
        <div>
          <dt>{t('facts.affected')}</dt>
          <dd title={said.affected}>{sayRange(said.affected)}</dd>
        </div>
        <div>
          <dt>{t('facts.fixed')}</dt>
          <dd>{said.fixedIn === null ? <span className="near-t">{t('facts.not_fixed')}</span> : said.fixedIn}</dd>
        </div>
        {beside}
      </dl>
      {said.workaround === null ? null : (
        <section className="advisory-workaround">
          <h2>{t('facts.workaround')}</h2>
          <WrittenText text={said.workaround} />
        </section>
      )}
      <WrittenText text={said.text} />
    </>
  )
}

interface Installed {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly standing: 'in_range' | 'version_unknown' | 'out_of_range'
}
interface InstallationListProps {
  readonly items: readonly Installed[]
  /** How many there are, where only the first are given. */
  readonly inAll?: number
}
/** Installations with their versions and how each stands to the affected range. */
export function InstallationList({ items, inAll = 0 }: InstallationListProps) {
  return (
    <ul className="installed">
      {items.map(({ id, name, version, standing }) => (
        <li key={id} className={standing}>
          <span dir="auto">{name}</span> <span className="t">{version}</span>{' '}
          <span className="installed-standing">{t(`standing.${standing}`)}</span>
        </li>
      ))}
      {inAll > items.length ? <li className="mut">{t('standing.more', { count: inAll - items.length })}</li> : null}
    </ul>
  )
}
