import { useState } from 'react'
import type { Assessment } from '../../assessed/assessed-types.ts'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { useDraft } from '../../ui/draft-store.ts'
import { Field } from '../../ui/field.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMe } from '../session-gate.ts'
import { t } from './console-assessments-text.ts'

interface WordsProps {
  readonly assessment: Assessment
  readonly mayEdit: boolean
}
/** What an engineer says beyond the findings; kept in the browser while it is typed. */
export function WordsPart({ assessment, mayEdit }: WordsProps) {
  if (!mayEdit)
    return (
      <div className="ca-words">
        <h2 className="ca-group-head">{t('words.summary')}</h2>
        {assessment.summary === null ? <p className="mut">–</p> : <WrittenText text={assessment.summary} />}
        <h2 className="ca-group-head">{t('words.plan')}</h2>
        {assessment.plan === null ? <p className="mut">–</p> : <WrittenText text={assessment.plan} />}
      </div>
    )
  return <WordsForm assessment={assessment} />
}

function WordsForm({ assessment }: { readonly assessment: Assessment }) {
  const { id: personId } = useMe().person
  const [kept, keptPlan] = [
    useDraft(personId, `assessment-summary:${assessment.id}`),
    useDraft(personId, `assessment-plan:${assessment.id}`),
  ]
  const [summary, setSummary] = useState(kept.text === '' ? (assessment.summary ?? '') : kept.text)
  const [plan, setPlan] = useState(keptPlan.text === '' ? (assessment.plan ?? '') : keptPlan.text)
  const change = useSend('PATCH /assessments/:assessmentId')
  const save = async () => {
    await change.mutateAsync({
      params: { assessmentId: assessment.id },
      ifMatch: `"${assessment.version}"`,
      body: { summary: summary.trim() === '' ? null : summary, plan: plan.trim() === '' ? null : plan },
    })
    kept.drop()
    keptPlan.drop()
    announce(t('words.saved'))
  }
  return (
    <form
      className="ca-words"
      onSubmit={(event) => {
        event.preventDefault()
        void save().catch(() => undefined)
      }}
    >
      <FormProblem problem={change.error} />
      <Field label={t('words.summary')} hint={t('words.summary_how')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input"
            dir="auto"
            rows={9}
            maxLength={6000}
            value={summary}
            onChange={(event) => {
              setSummary(event.currentTarget.value)
              kept.save(event.currentTarget.value)
            }}
          />
        )}
      </Field>
      <Field label={t('words.plan')} hint={t('words.plan_how')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input"
            dir="auto"
            rows={7}
            maxLength={6000}
            value={plan}
            onChange={(event) => {
              setPlan(event.currentTarget.value)
              keptPlan.save(event.currentTarget.value)
            }}
          />
        )}
      </Field>
      <p>
        <button type="submit" className="btn sm pri" disabled={change.isPending}>
          {t('words.save')}
        </button>
      </p>
    </form>
  )
}
