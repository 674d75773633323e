import type { Returned } from '../../data/index.ts'
import { useInstallation, useInstallations } from '../../installations/use-installations.ts'
import { answersOfPlace, keepAsked, type PriorityGuide, suggestionFor } from '../priority/guided-choice.ts'
import { useAccount } from '../use-account.ts'
import type { TicketForm } from './ticket-form.ts'

export type Environment = Returned<'GET /accounts/:accountId/environments'>['items'][number]

/** Installations to choose from, and the chosen one, whichever page it stands on. */
export const useEnvironments = (place: string | undefined, typed = '') => {
  const { id } = useAccount()
  const { items = [], total } = useInstallations(id, typed)
  const listed = items.find((one) => one.id === place)
  const isElsewhere = listed === undefined && place?.startsWith('env_') === true
  const found = useInstallation(id, isElsewhere ? place : undefined)
  return { items, total, environment: listed ?? found }
}

/** What the form amounts to: the answers that count, the suggestion, the priority that would be sent. */
export const readChoice = (guide: PriorityGuide, form: TicketForm, environment: Environment | undefined) => {
  const given = { ...form.answers, ...answersOfPlace(guide, environment?.isProduction) }
  const answers = keepAsked(guide, given)
  const suggestion = suggestionFor(guide, answers)
  const overruled = form.overruled === '' ? undefined : form.overruled
  return {
    answers,
    kind: suggestion?.kind,
    suggested: suggestion?.priority,
    priority: suggestion === undefined ? undefined : (overruled ?? suggestion.priority),
    isOverruled: suggestion !== undefined && overruled !== undefined && overruled !== suggestion.priority,
  }
}
export type Choice = ReturnType<typeof readChoice>
