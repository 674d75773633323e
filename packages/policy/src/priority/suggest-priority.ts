import type { Policy } from '../document/schema.ts'
import { DecisionError } from '../reasons/decision-error.ts'
import type { Decision, Reason } from '../reasons/types.ts'
import {
  type Answers,
  askedQuestions,
  everyPath,
  fittingCells,
  nextQuestion,
  type PriorityCell,
  type PriorityQuestion,
} from './paths.ts'
import type { Priority } from './types.ts'

export type TicketKind = PriorityCell['kind']
export interface PrioritySuggestion {
  readonly priority: Priority
  readonly kind: TicketKind
  /** The policy leaves this case open; `reading` says how it was understood. */
  readonly isReading: boolean
}

const onlyAsked = (choice: Policy['priorityChoice'], answers: Answers): Answers => {
  const asked = new Set(askedQuestions(choice, answers).map(({ id }) => id))
  return Object.fromEntries(Object.entries(answers).filter(([question]) => asked.has(question)))
}

const requireKnown = (choice: Policy['priorityChoice'], answers: Answers): void => {
  for (const [question, answer] of Object.entries(answers)) {
    const known = choice.questions.find(({ id }) => id === question)?.answers.some(({ id }) => id === answer)
    if (!known) throw new DecisionError('priority.unknown_answer', { question, answer })
  }
}

const reasonsOf = (policy: Policy, cell: PriorityCell, answers: Answers): readonly Reason[] => {
  const { priorities, priorityChoice } = policy
  const { priority, kind, reading } = cell
  const given = Object.entries(answers).map(([question, answer]) => `${question}:${answer}`)
  return [
    { code: 'priority.answers', clause: priorityChoice.clause, facts: { given } },
    {
      code: 'priority.suggested',
      clause: priorities.clause,
      facts: { priority, name: priorities[priority].name, kind },
    },
    ...(reading
      ? [
          {
            code: 'priority.reading',
            clause: priorityChoice.clause,
            facts: { reading: reading.text, why: reading.why },
          },
        ]
      : []),
  ]
}

/**
 * Which priority do these answers suggest? Answers to questions that were not asked are left aside.
 * Throws `DecisionError` `priority.answers_incomplete` (fact `ask`) or `priority.unknown_answer`.
 */
export const suggestPriority = (policy: Policy, answers: Answers): Decision<PrioritySuggestion> => {
  const choice = policy.priorityChoice
  requireKnown(choice, answers)
  const given = onlyAsked(choice, answers)
  const open = nextQuestion(choice, given)
  const [cell] = fittingCells(choice, given)
  if (open || !cell) throw new DecisionError('priority.answers_incomplete', { ask: open?.id ?? null })
  const reasons = reasonsOf(policy, cell, given)
  const clauses = [...new Set([choice.clause, policy.priorities.clause])]
  const result = { priority: cell.priority, kind: cell.kind, isReading: cell.reading !== undefined }
  return { result, policyVersion: policy.version, clauses, reasons }
}

export interface PriorityRow extends PrioritySuggestion {
  readonly answers: Answers
  readonly clause: string
}
export interface PriorityGuide {
  readonly policyVersion: string
  /** In the order asked; `when` says after which answers, answers stand worst first. */
  readonly questions: readonly PriorityQuestion[]
  readonly priorities: readonly {
    readonly priority: Priority
    readonly name: string
    readonly means: string
    readonly clause: string
  }[]
  /** Every complete way through the questions. */
  readonly rows: readonly PriorityRow[]
}

/** The guided choice as data, for screens and the API. */
export const priorityGuide = (policy: Policy): PriorityGuide => {
  const { priorityChoice: choice, priorities } = policy
  const rows = everyPath(choice).map((answers) => ({
    answers,
    clause: choice.clause,
    ...suggestPriority(policy, answers).result,
  }))
  return {
    policyVersion: policy.version,
    questions: choice.questions,
    priorities: (['P0', 'P1', 'P2', 'P3', 'P4'] as const).map((priority) => ({
      priority,
      ...priorities[priority],
      clause: priorities.clause,
    })),
    rows,
  }
}
