import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../data/index.ts'
import { answersOfPlace, keepAsked, type PriorityGuide, suggestionFor } from '../priority/guided-choice.ts'
import { useAccount } from '../use-account.ts'
import type { TicketForm } from './ticket-form.ts'

export type Environment = Returned<'GET /accounts/:accountId/environments'>['items'][number]

export const useEnvironments = () => {
  const { id } = useAccount()
  return useQuery(read('GET /accounts/:accountId/environments', { params: { accountId: id } }))
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
