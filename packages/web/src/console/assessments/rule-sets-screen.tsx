import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t as say } from '../../assessed/assessed-text.ts'
import '../../assessed/assessed.css'
import { SeverityMark } from '../../assessed/severity-mark.tsx'
import { type Returned, read } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { AssessmentsTop } from './assessments-top.tsx'
import './console-assessments.css'
import { t } from './console-assessments-text.ts'

type RuleSet = Returned<'GET /rule-sets'>['items'][number]
type Rule = RuleSet['rules'][number]

/** Which best practices installations are held against, with the source of each. */
export function RuleSetsScreen() {
  useTitle(t('rules.title'))
  const sets = useQuery(read('GET /rule-sets', {}))
  const [sought, setSought] = useState('')
  return (
    <div className="ca-screen">
      <AssessmentsTop>
        <input
          className="input ca-find"
          type="search"
          aria-label={t('rules.find')}
          placeholder={t('rules.find')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      </AssessmentsTop>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="ca-page" aria-label={t('nav.rules')} tabIndex={0}>
        {sets.isPending ? <SkeletonRows rows={12} height={40} /> : null}
        {sets.isError ? <ErrorNote title={t('rules.failed')} onRetry={() => void sets.refetch()} /> : null}
        {sets.data?.items.map((set) => (
          <SetPart key={set.id} set={set} sought={sought.trim().toLowerCase()} />
        ))}
      </section>
    </div>
  )
}

const says = ({ id, title, why, recommendation, group }: Rule, sought: string) =>
  [id, title, why, recommendation, say(`group.${group}`)].some((text) => text.toLowerCase().includes(sought))

function SetPart({ set, sought }: { readonly set: RuleSet; readonly sought: string }) {
  const rules = set.rules.filter((rule) => sought === '' || says(rule, sought))
  const groups = [...Map.groupBy(rules, ({ group }) => group)]
  const lines = set.severities
    .filter(({ each }) => each > 0)
    .map(({ severity, each, atMost }) =>
      t('rules.scoring_line', { severity: say(`severity.${severity}`), each, most: atMost }),
    )
  return (
    <section className="ca-set" aria-labelledby={`set-${set.id}`}>
      <h2 id={`set-${set.id}`}>{set.title}</h2>
      <p className="mut">
        <span className="t">{t('rules.version', { version: set.version })}</span> · {set.for} ·{' '}
        {t('rules.count', { count: set.rules.length })}
        {set.measures.length === 0 ? '' : `, ${t('rules.measures', { count: set.measures.length })}`}
      </p>
      <p className="mut sm">{t('rules.scoring', { from: set.startsAt, lines: lines.join('; ') })}</p>
      {rules.length === 0 ? <p className="mut">{t('rules.none')}</p> : null}
      {groups.map(([group, items]) => (
        <section key={group} className="ca-group" aria-label={say(`group.${group}`)}>
          <h3 className="ca-group-head">
            {say(`group.${group}`)} <span className="mut t">{items.length}</span>
          </h3>
          <ul className="ca-rules">
            {items.map((rule) => (
              <RuleRow key={rule.id} rule={rule} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

function RuleRow({ rule }: { readonly rule: Rule }) {
  return (
    <li>
      <details>
        <summary>
          <SeverityMark severity={rule.severity} />
          <span>{rule.title}</span>
          <span className="mut sm t">{rule.id}</span>
        </summary>
        <div className="ca-rule">
          <p>{rule.why}</p>
          <p>
            <b>{say('finding.recommends')}</b> {rule.recommendation}{' '}
            <span className="mut">({say(`effort.${rule.effort}`)})</span>
          </p>
          <dl className="as-evidence">
            {rule.appliesWhen === null ? null : (
              <div>
                <dt>{t('rules.applies')}</dt>
                <dd>
                  <code>{rule.appliesWhen}</code>
                </dd>
              </div>
            )}
            <div>
              <dt>{t('rules.asks')}</dt>
              <dd>
                <code>{rule.passesWhen}</code>
              </dd>
            </div>
          </dl>
          <p className="mut sm">
            {say('finding.source')}:{' '}
            {rule.source.url === null ? (
              rule.source.name
            ) : (
              <a className="lk" href={rule.source.url} target="_blank" rel="noreferrer noopener">
                {rule.source.name}
              </a>
            )}
          </p>
        </div>
      </details>
    </li>
  )
}
