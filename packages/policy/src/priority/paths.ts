import type { Policy } from '../document/schema.ts'

export type Answers = Readonly<Record<string, string>>
type Choice = Policy['priorityChoice']
export type PriorityQuestion = Choice['questions'][number]
export type PriorityCell = Choice['cells'][number]

const holds = (when: Answers | undefined, answers: Answers): boolean =>
  Object.entries(when ?? {}).every(([question, answer]) => answers[question] === answer)

/** The first question that these answers leave open; undefined when nothing more is asked. */
export const nextQuestion = (choice: Choice, answers: Answers): PriorityQuestion | undefined =>
  choice.questions.find((question) => holds(question.when, answers) && answers[question.id] === undefined)

/** Questions that these answers lead to, in order, answered or not. */
export const askedQuestions = (choice: Choice, answers: Answers): readonly PriorityQuestion[] =>
  choice.questions.filter((question) => holds(question.when, answers))

/** The cells that fit; a sound policy has exactly one for every complete set of answers. */
export const fittingCells = (choice: Choice, answers: Answers): readonly PriorityCell[] =>
  choice.cells.filter((cell) => holds(cell.when, answers))

/** Every complete way through the questions. */
export const everyPath = (choice: Choice, answers: Answers = {}, limit = 5000): readonly Answers[] => {
  const question = nextQuestion(choice, answers)
  if (!question) return [answers]
  const paths: Answers[] = []
  for (const { id } of question.answers) {
    if (paths.length >= limit) break
    paths.push(...everyPath(choice, { ...answers, [question.id]: id }, limit - paths.length))
  }
  return paths
}

const rankOf = (question: PriorityQuestion, answer: string | undefined): number =>
  question.answers.findIndex(({ id }) => id === answer)

/** Whether `worse` is nowhere milder than `milder` in the questions both were asked (answers stand worst first). */
export const isAtLeastAsBad = (choice: Choice, worse: Answers, milder: Answers): boolean =>
  choice.questions
    .filter(({ id }) => worse[id] !== undefined && milder[id] !== undefined)
    .every((question) => rankOf(question, worse[question.id]) <= rankOf(question, milder[question.id]))
