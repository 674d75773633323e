import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { read } from '../../data/index.ts'
import { ItemLine } from '../../success/item-line.tsx'
import { itemsOf, planParts } from '../../success/plan-parts.ts'
import { ProgressPart } from '../../success/progress-part.tsx'
import { t as say } from '../../success/success-text.ts'
import type { Item, Plan } from '../../success/success-types.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { usePageTitle } from '../own/use-page-title.ts'
import { clauseHref } from '../promise/promise-model.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { useAccount, useMayWrite, useReaderZone } from '../use-account.ts'
import type { Answered } from './answer-dialog.tsx'
import './managers.css'
import { t } from './portal-success-text.ts'
import { firstName, useManagers } from './use-managers.ts'

const NextStepDialog = lazy(() =>
  import('./next-step-dialog.tsx').then((module) => ({ default: module.NextStepDialog })),
)
const AnswerDialog = lazy(() => import('./answer-dialog.tsx').then((module) => ({ default: module.AnswerDialog })))
const ValueDialog = lazy(() =>
  import('../../success/value-dialog.tsx').then((module) => ({ default: module.ValueDialog })),
)

type Asked =
  | { readonly kind: 'value' | 'next'; readonly item: Item }
  | { readonly kind: 'answer'; readonly item: Item; readonly state: Answered }
type Ask = (asked: Asked) => void
const answers = ['done', 'in_use', 'not_for_us'] as const

/** What a contact may say of a part: a figure, the next step of what is theirs, what became of advice. */
function Deeds({ item, isLive, onAsk }: { readonly item: Item; readonly isLive: boolean; readonly onAsk: Ask }) {
  if (!useMayWrite()) return null
  const button = (label: string, asked: Asked) => (
    <button key={label} type="button" className="btn sm" onClick={() => onAsk(asked)}>
      {label}
    </button>
  )
  const isOwnBlocker = item.kind === 'blocker' && item.state === 'open' && item.owner?.side === 'customer'
  const waits = item.state === 'given' || item.state === 'matters'
  return (
    <>
      {isLive && item.measure !== null ? button(say('value.add'), { kind: 'value', item }) : null}
      {isOwnBlocker ? button(t('blocker.yours'), { kind: 'next', item }) : null}
      {waits
        ? answers
            .filter((state) => item.next.includes(state))
            .map((state) => button(t(`answer.${state}`), { kind: 'answer', item, state }))
        : null}
    </>
  )
}

function Parts({ plan, onAsk }: { readonly plan: Plan; readonly onAsk: Ask }) {
  return planParts.map(({ key, kinds }) => {
    const items = itemsOf(plan.items, kinds)
    if (items.length === 0) return null
    return (
      <section key={key} className="part" aria-labelledby={`plan-${key}`}>
        <div className="part-head">
          <h2 id={`plan-${key}`}>{say(`part.${key}`)}</h2>
        </div>
        <div className={key === 'objective' ? 'sp-grid' : undefined}>
          {items.map((item) => (
            <ItemLine key={item.id} item={item} deeds={<Deeds item={item} isLive={plan.isIncluded} onAsk={onAsk} />}>
              <ProgressPart item={item} />
            </ItemLine>
          ))}
        </div>
      </section>
    )
  })
}

function Question({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const zone = useReaderZone()
  const { acting } = useManagers()
  const manager = firstName(acting?.person.name ?? '')
  const { item } = asked
  switch (asked.kind) {
    case 'value':
      return <ValueDialog item={item} zone={zone} Problem={ProblemNote} onClose={onClose} />
    case 'next':
      return <NextStepDialog item={item} manager={manager} onClose={onClose} />
    case 'answer':
      return <AnswerDialog item={item} state={asked.state} manager={manager} onClose={onClose} />
  }
}

function Body({ plan }: { readonly plan: Plan }) {
  const { acting } = useManagers()
  const [asked, setAsked] = useState<Asked>()
  const { isIncluded, clause, items } = plan
  const name = acting === null ? undefined : firstName(acting.person.name)
  const chip = clause === null ? null : <ClauseChip clause={clause} href={clauseHref(clause)} />
  if (!isIncluded && items.length === 0)
    return (
      <EmptyState title={t('plan.none')} action={chip}>
        {t('plan.none_how')}
      </EmptyState>
    )
  return (
    <>
      <p className="plan-lead mut">
        {name === undefined ? t('plan.lead_nobody') : t('plan.lead', { name })} {chip}
      </p>
      {isIncluded ? null : <p className="plan-ended">{t('plan.ended')}</p>}
      {items.length === 0 ? (
        <EmptyState title={t('plan.empty')}>{t('plan.empty_how', { name: name ?? '' })}</EmptyState>
      ) : (
        <Parts plan={plan} onAsk={setAsked} />
      )}
      <Suspense>{asked === undefined ? null : <Question asked={asked} onClose={() => setAsked(undefined)} />}</Suspense>
    </>
  )
}

/** What the company and its account manager work towards, what is in the way, and how far they are. */
export function PlanScreen() {
  const { id: accountId } = useAccount()
  const plan = useQuery(read('GET /accounts/:accountId/success-plan', { params: { accountId } }))
  usePageTitle(t('plan.title'))
  return (
    <>
      <div className="part">
        <div className="part-head">
          <h1>{t('plan.title')}</h1>
        </div>
      </div>
      {plan.isPending ? <SkeletonRows rows={6} height={64} /> : null}
      {plan.isError ? <ErrorNote title={t('plan.fault')} onRetry={() => void plan.refetch()} /> : null}
      {plan.data === undefined ? null : <Body plan={plan.data} />}
    </>
  )
}
