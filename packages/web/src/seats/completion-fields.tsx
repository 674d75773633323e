import { useState } from 'react'
import { Field } from '../ui/field.tsx'
import { DayField, LineField } from '../ui/plain-fields.tsx'
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
        <DayField
          label={t('training.completed_on')}
          fault={faultOf(problem, 'completedOn')}
          value={typed.completedOn}
          onChange={(completedOn) => set({ completedOn })}
        />
        <DayField
          label={t('training.expires_on')}
          hint={t('training.expires_how')}
          fault={faultOf(problem, 'expiresOn')}
          value={typed.expiresOn}
          onChange={(expiresOn) => set({ expiresOn })}
        />
      </div>
      <LineField
        label={t('training.evidence')}
        hint={evidenceHint}
        fault={faultOf(problem, 'evidence')}
        maxLength={300}
        value={typed.evidence}
        onChange={(evidence) => set({ evidence })}
      />
    </>
  )
}
