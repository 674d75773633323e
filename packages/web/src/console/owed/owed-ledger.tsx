import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../data/index.ts'
import { sayKind } from '../../owed/owed-model.ts'
import { itemsOf, type Owed, useOwed } from '../../owed/use-owed.ts'
import { CsvButton } from '../../ui/csv-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { readLocale } from '../../ui/text/translate.ts'
import { useNow } from '../../ui/time/clock.ts'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { t as desk } from '../desk-text.ts'
import { t } from './desk-owed-text.ts'
import { OwedFigures } from './owed-figures.tsx'
import { OwedList } from './owed-list.tsx'
import './owed-ledger.css'
import { Pick } from '../promises/pick.tsx'
import { type OwedSection, owedSections } from './owed-sections.ts'

const parts = ['open', 'late', 'over'] as const
type Part = (typeof parts)[number]
const states = {
  open: ['breached', 'open', 'scheduled'],
  late: ['breached', 'met_late'],
  over: ['met', 'met_late', 'waived', 'lapsed', 'superseded', 'cancelled'],
} as const satisfies Readonly<Record<Part, readonly Owed['state'][]>>
const kinds = [
  'production_assessment',
  'knowledge_transfer',
  'roadmap_review',
  'deployment_review',
  'regular_call',
] as const

interface Choice {
  readonly part: Part
  readonly kind?: Owed['kind'] | undefined
  readonly tam?: string | undefined
}
const queryOf = ({ part, kind, tam }: Choice, account: string | undefined) => ({
  state: [...states[part]],
  ...(kind === undefined ? {} : { kind }),
  ...(tam === undefined ? {} : { tam }),
  ...(account === undefined ? {} : { accountId: account }),
  ...(part === 'open' ? {} : { newestFirst: 'true' }),
  limit: 100,
})

interface OwedLedgerProps {
  readonly account: string | undefined
  readonly onAccount: (account: string | undefined) => void
}
/** Every window of every account in time order: late, due month by month, to come; how it went beside it. */
export function OwedLedger({ account, onAccount }: OwedLedgerProps) {
  const [choice, setChoice] = useState<Choice>({ part: 'open' })
  const query = queryOf(choice, account)
  const owed = useOwed(query)
  const now = useNow('minute')
  const items = itemsOf(owed)
  const sections = choice.part === 'over' ? overSection(items) : owedSections(items, now)
  return (
    <div className="ledger-two">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the ledger scrolls by keyboard */}
      <section className="ledger-list owed-ledger" aria-label={t('ledger.heading')} tabIndex={0}>
        <div className="ledger-filters">
          <Filters choice={choice} onChoice={setChoice} account={account} onAccount={onAccount} />
          <span className="gap" />
          <CsvButton save={async () => (await import('./save-owed.ts')).saveOwed(query)} />
        </div>
        {owed.isError ? <ErrorNote title={t('ledger.failed')} onRetry={() => void owed.refetch()} /> : null}
        {owed.isPending ? <SkeletonRows rows={10} height={56} /> : null}
        {sections.map((section) => (
          <Section key={section.key} section={section} />
        ))}
        {owed.isSuccess && items.length === 0 ? (
          <EmptyState title={t('ledger.empty')}>{t('ledger.empty_how')}</EmptyState>
        ) : null}
        {owed.hasNextPage ? (
          <button
            type="button"
            className="btn ledger-more"
            disabled={owed.isFetchingNextPage}
            onClick={() => void owed.fetchNextPage()}
          >
            {desk('ledger.more')}
          </button>
        ) : null}
      </section>
      <aside className="ledger-pane" aria-label={t('figures.heading')}>
        <OwedFigures account={account} />
      </aside>
    </div>
  )
}

const overSection = (items: readonly Owed[]): readonly OwedSection[] =>
  items.length === 0 ? [] : [{ key: 'over', name: 'over', items }]

const sayMonth = (month: string) =>
  new Intl.DateTimeFormat(readLocale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${month}-15T12:00:00Z`),
  )

function Section({ section: { name, key, items } }: { readonly section: OwedSection }) {
  const title = name === 'month' ? t('ledger.month', { month: sayMonth(key) }) : t(`ledger.section_${name}`)
  const means = name === 'late' || name === 'coming' ? t(`ledger.section_${name}_means`) : ''
  return (
    <section>
      <h2 className="ledger-section">
        <b>{title}</b>
        <span className="t">{items.length}</span>
        <span>{means}</span>
      </h2>
      <OwedList items={items} withAccount />
    </section>
  )
}

interface FiltersProps extends OwedLedgerProps {
  readonly choice: Choice
  readonly onChoice: (choice: Choice) => void
}
function Filters({ choice, onChoice, account, onAccount }: FiltersProps) {
  const accounts = useAllAccounts().data ?? []
  const staff = useQuery(read('GET /staff', {})).data?.items ?? []
  return (
    <>
      <Segmented
        label={t('ledger.state')}
        value={choice.part}
        segments={parts.map((value) => ({ value, label: t(`ledger.${value}`) }))}
        onChange={(part) => onChoice({ ...choice, part })}
      />
      <Pick
        label={t('ledger.kind')}
        every={t('ledger.every_kind')}
        value={choice.kind}
        options={kinds.map((value) => ({ value, label: sayKind(value) }))}
        onPick={(value) => onChoice({ ...choice, kind: kinds.find((kind) => kind === value) })}
      />
      <Pick
        label={t('ledger.account')}
        every={t('ledger.every_account')}
        value={account}
        options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
        onPick={onAccount}
      />
      <Pick
        label={t('ledger.tam')}
        every={t('ledger.every_tam')}
        value={choice.tam}
        options={staff.filter(({ roles }) => roles.includes('tam')).map(({ id, name }) => ({ value: id, label: name }))}
        onPick={(tam) => onChoice({ ...choice, tam })}
      />
    </>
  )
}
