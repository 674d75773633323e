import type { Returned } from '../../data/index.ts'

export type PriorityGuide = Returned<'GET /priority-guide'>
export type Question = PriorityGuide['questions'][number]
export type Answers = Readonly<Record<string, string>>
export type Priority = PriorityGuide['priorities'][number]['priority']

const holds = (when: Answers | null, answers: Answers) =>
  Object.entries(when ?? {}).every(([question, answer]) => answers[question] === answer)

/** The answers that still count: those to questions that the answers before them lead to. */
export const keepAsked = (guide: PriorityGuide, given: Answers): Answers => {
  const kept: Record<string, string> = {}
  for (const { id, when, answers } of guide.questions) {
    const answer = given[id]
    if (answer !== undefined && holds(when, kept) && answers.some((one) => one.id === answer)) kept[id] = answer
  }
  return kept
}

/** Questions asked so far, in order, answered or not; nothing is asked behind an open question. */
export const askedSoFar = (guide: PriorityGuide, answers: Answers): readonly Question[] => {
  const asked = guide.questions.filter(({ when }) => holds(when, answers))
  const open = asked.findIndex(({ id }) => answers[id] === undefined)
  return open === -1 ? asked : asked.slice(0, open + 1)
}

/** The suggestion once every question is answered: exactly one cell of a sound policy fits. */
export const suggestionFor = (guide: PriorityGuide, answers: Answers) => {
  const isOpen = askedSoFar(guide, answers).some(({ id }) => answers[id] === undefined)
  return isOpen ? undefined : guide.cells.find(({ when }) => holds(when, answers))
}

/** What an installation answers by itself: the first answer says production, the last that it is not. */
export const answersOfPlace = (guide: PriorityGuide, isProduction: boolean | undefined): Answers =>
  isProduction === undefined
    ? {}
    : Object.fromEntries(
        guide.questions.flatMap(({ id, from, answers }) => {
          const answer = isProduction ? answers[0] : answers.at(-1)
          return from === 'environment' && answer !== undefined ? [[id, answer.id]] : []
        }),
      )
