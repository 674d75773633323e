import { ApiProblem, type Sent } from '../../data/index.ts'
import type { Answers } from '../priority/guided-choice.ts'
import { t } from '../text.ts'
import type { TicketForm } from './ticket-form.ts'
import type { Choice } from './use-ticket-choice.ts'
import type { FieldFaults } from './what-happens.tsx'

type Body = Sent<'POST /tickets'>['body']

/** What is missing, by field; nothing is sent until it is there. */
export const findMissing = (form: TicketForm, choice: Choice | undefined): FieldFaults => ({
  ...(choice?.priority === undefined ? { priority: t('new.missing_priority') } : {}),
  ...(choice?.isOverruled && form.reason.trim() === '' ? { overrideReason: t('new.missing_reason') } : {}),
  ...(form.subject.trim() === '' ? { subject: t('new.missing_subject') } : {}),
  ...(form.text.trim() === '' ? { text: t('new.missing_text') } : {}),
})

const placeOf = (place: string): Pick<Body, 'environmentId' | 'environment'> => {
  if (place.startsWith('env_')) return { environmentId: place }
  return place === 'none' || place === 'unknown' ? { environment: place } : {}
}

interface SentWith {
  readonly accountId: string
  readonly scopeAnswers: Answers
}
/** What goes to the desk. Undefined while the questions are open. */
export const bodyOf = (form: TicketForm, choice: Choice, { accountId, scopeAnswers }: SentWith): Body | undefined => {
  const { kind, priority, answers, isOverruled } = choice
  if (kind === undefined || priority === undefined) return undefined
  return {
    kind,
    priority,
    accountId,
    subject: form.subject.trim(),
    text: form.text.trim(),
    answers,
    sight: form.sight,
    fileIds: form.files.map(({ id }) => id),
    ...placeOf(form.place),
    ...(Object.keys(scopeAnswers).length === 0 ? {} : { scopeAnswers }),
    ...(isOverruled ? { overrideReason: form.reason.trim() } : {}),
  }
}

/** Refused fields, by the name that the form gives them. */
export const faultsOf = (problem: unknown): FieldFaults =>
  problem instanceof ApiProblem
    ? Object.fromEntries(problem.errors.map(({ pointer, detail }) => [pointer.split('/')[1] ?? '', detail]))
    : {}

/** Leads to the first field that needs another look. */
export const focusField = (faults: FieldFaults) => {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-field]')]
  const first = fields.find(({ dataset }) => faults[dataset.field ?? ''] !== undefined) ?? fields[0]
  const control = first?.matches('input, textarea')
    ? first
    : first?.querySelector<HTMLElement>('input, textarea, button')
  control?.focus()
  control?.scrollIntoView({ block: 'center' })
}
