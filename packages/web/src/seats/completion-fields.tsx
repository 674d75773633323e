import { useState } from 'react'
import { Field } from '../ui/field.tsx'
import { faultOf } from './seats-problem.tsx'
import { t } from './seats-text.ts'
import type { Training } from './use-seats.ts'

/** A completion as it is typed; kept while the dialogue is open. */
export const useCompletion = (courses: Training['courses']) => {
  const [typed, setTyped] = useState({ course: courses[0]?.course ?? '', completedOn: '', expiresOn: '', evidence: '' })
  const set = (part: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...part }))
  const { course, completedOn, expiresOn, evidence } = typed
  const body = {
    course,
    completedOn,
    ...(expiresOn === '' ? {} : { expiresOn }),
    ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }),
  }
  return { typed, set, body }
}
type Completion = ReturnType<typeof useCompletion>

interface CompletionFieldsProps {
  readonly completion: Completion
  readonly courses: Training['courses']
  readonly problem: Error | null
  readonly evidenceHint: string
}
/** Which course, when, until when, and where it can be looked up. */
export function CompletionFields({ completion, courses, problem, evidenceHint }: CompletionFieldsProps) {
  const { typed, set } = completion
  return (
    <>
      <Field label={t('training.course')} fault={faultOf(problem, 'course')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={typed.course}
            onChange={(event) => set({ course: event.currentTarget.value })}
          >
            {courses.map(({ course, title }) => (
              <option key={course} value={course}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="field-row">
        <Field label={t('training.completed_on')} fault={faultOf(problem, 'completedOn')}>
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              type="date"
              value={typed.completedOn}
              onChange={(event) => set({ completedOn: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={t('training.expires_on')} hint={t('training.expires_how')} fault={faultOf(problem, 'expiresOn')}>
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              type="date"
              value={typed.expiresOn}
              onChange={(event) => set({ expiresOn: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t('training.evidence')} hint={evidenceHint} fault={faultOf(problem, 'evidence')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            value={typed.evidence}
            maxLength={300}
            onChange={(event) => set({ evidence: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  )
}
