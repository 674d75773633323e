import { useState } from 'react'
import type { Assessment, DraftFinding } from '../../assessed/assessed-types.ts'
import { FindingCard } from '../../assessed/finding-card.tsx'
import { useSend } from '../../data/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { t } from './console-assessments-text.ts'
import { FindingDialog } from './finding-dialog.tsx'

interface PartProps {
  readonly assessment: Assessment
  readonly mayEdit: boolean
}
type Asked = { readonly what: 'edit' | 'leave'; readonly finding: DraftFinding } | { readonly what: 'add' }

const gravity = ['critical', 'high', 'medium', 'low', 'info']
const byGravity = (one: DraftFinding, other: DraftFinding) =>
  gravity.indexOf(one.severity) - gravity.indexOf(other.severity)

/** What goes into the report, what is fixed, what is left out; edited where it stands. */
export function DraftFindings({ assessment, mayEdit }: PartProps) {
  const [asked, setAsked] = useState<Asked>()
  const { findings, faults } = assessment
  const groups = [
    { key: 'open', items: findings.filter(({ leftOut, state }) => leftOut === null && state !== 'fixed') },
    { key: 'fixed', items: findings.filter(({ leftOut, state }) => leftOut === null && state === 'fixed') },
    { key: 'left_out', items: findings.filter(({ leftOut }) => leftOut !== null) },
  ] as const
  const close = () => setAsked(undefined)
  return (
    <>
      {mayEdit ? (
        <p>
          <button type="button" className="btn sm" onClick={() => setAsked({ what: 'add' })}>
            <Icon name="plus" size={14} />
            {t('one.add')}
          </button>
        </p>
      ) : null}
      {faults.length === 0 ? null : (
        <details className="as-figures ca-faults">
          <summary>{t('one.faults', { count: faults.length })}</summary>
          <ul>
            {faults.map(({ ruleId, title, field, message }) => (
              <li key={ruleId}>
                <b className="t">{ruleId}</b> {title}: {field}, {message}
              </li>
            ))}
          </ul>
        </details>
      )}
      {findings.length === 0 ? <p className="mut">{t('one.none')}</p> : null}
      {groups.map(({ key, items }) =>
        items.length === 0 ? null : (
          <section key={key} className="ca-group" aria-labelledby={`ca-${key}`}>
            <h2 id={`ca-${key}`} className="ca-group-head">
              {t(`one.${key}`)} <span className="mut t">{items.length}</span>
            </h2>
            {items.toSorted(byGravity).map((finding) => (
              <DraftCard
                key={finding.id}
                finding={finding}
                assessment={assessment}
                mayEdit={mayEdit}
                onAsk={setAsked}
              />
            ))}
          </section>
        ),
      )}
      {asked?.what === 'add' ? <FindingDialog assessment={assessment} onClose={close} /> : null}
      {asked?.what === 'edit' ? (
        <FindingDialog assessment={assessment} finding={asked.finding} onClose={close} />
      ) : null}
      {asked?.what === 'leave' ? <LeaveOut assessment={assessment} finding={asked.finding} onClose={close} /> : null}
    </>
  )
}

interface CardProps extends PartProps {
  readonly finding: DraftFinding
  readonly onAsk: (asked: Asked) => void
}
function DraftCard({ finding, assessment, mayEdit, onAsk }: CardProps) {
  const change = useSend('PATCH /assessments/:assessmentId/findings/:findingId')
  const { leftOut, missing, notRechecked, number } = finding
  const takeIn = () =>
    change
      .mutateAsync({
        params: { assessmentId: assessment.id, findingId: finding.id },
        ifMatch: `"${assessment.version}"`,
        body: { leftOut: null },
      })
      .catch(() => undefined)
  return (
    <FindingCard
      finding={finding}
      customer={assessment.account.name}
      accepted={finding.accepted}
      isLeftOut={leftOut !== null}
      mark={
        notRechecked === null ? null : (
          <span className="mut sm">
            {missing.length === 0
              ? t('one.not_rechecked_plain')
              : t('one.not_rechecked', { facts: missing.join(', ') })}
          </span>
        )
      }
    >
      {leftOut === null ? null : (
        <p className="as-why-out mut sm" dir="auto">
          {t('deed.left_out', { because: leftOut })}
        </p>
      )}
      {mayEdit ? (
        <>
          <button
            type="button"
            className="btn sm"
            aria-label={`${t('deed.edit')}: ${number}`}
            onClick={() => onAsk({ what: 'edit', finding })}
          >
            <Icon name="pen" size={13} />
            {t('deed.edit')}
          </button>
          <button
            type="button"
            className="btn sm quiet"
            aria-label={`${t(leftOut === null ? 'deed.leave_out' : 'deed.take_in')}: ${number}`}
            disabled={change.isPending}
            onClick={() => (leftOut === null ? onAsk({ what: 'leave', finding }) : void takeIn())}
          >
            {t(leftOut === null ? 'deed.leave_out' : 'deed.take_in')}
          </button>
        </>
      ) : null}
      <FormProblem problem={change.error} isTyped={false} />
    </FindingCard>
  )
}

interface LeaveOutProps {
  readonly assessment: Assessment
  readonly finding: DraftFinding
  readonly onClose: () => void
}
function LeaveOut({ assessment, finding, onClose }: LeaveOutProps) {
  const change = useSend('PATCH /assessments/:assessmentId/findings/:findingId')
  const [because, setBecause] = useState('')
  const leave = async () => {
    await change.mutateAsync({
      params: { assessmentId: assessment.id, findingId: finding.id },
      ifMatch: `"${assessment.version}"`,
      body: { leftOut: because },
    })
    onClose()
  }
  return (
    <Dialog
      title={t('leave.title', { number: finding.number })}
      onClose={onClose}
      onSubmit={() => void leave().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={because.trim() === '' || change.isPending}>
          {t('leave.send')}
        </button>
      }
    >
      <FormProblem problem={change.error} />
      <Field label={t('leave.because')} hint={t('leave.how')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input"
            dir="auto"
            maxLength={1000}
            value={because}
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
