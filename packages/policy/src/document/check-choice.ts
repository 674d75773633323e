import { type Answers, everyPath, fittingCells, isAtLeastAsBad } from '../priority/paths.ts'
import type { Finding } from './problems.ts'
import type { Policy } from './schema.ts'
import { didYouMean } from './suggest.ts'

type Choice = Policy['priorityChoice']
const pathLimit = 400

const say = (answers: Answers): string =>
  Object.entries(answers)
    .map(([question, answer]) => `${question} ${answer}`)
    .join(', ')

const unknownAnswers = (choice: Choice): readonly Finding[] => {
  const known = new Map(choice.questions.map(({ id, answers }) => [id, answers.map((answer) => answer.id)]))
  const check = (when: Answers, path: readonly (string | number)[]): readonly Finding[] =>
    Object.entries(when).flatMap(([question, answer]): readonly Finding[] => {
      const answers = known.get(question)
      const here = { code: 'policy.unknown_answer' as const, path: [...path, question] }
      if (!answers)
        return [
          {
            ...here,
            atKey: true,
            message: `There is no question \`${question}\`.`,
            ...didYouMean(question, known.keys()),
          },
        ]
      if (answers.includes(answer)) return []
      return [{ ...here, message: `\`${answer}\` is no answer to \`${question}\`.`, ...didYouMean(answer, answers) }]
    })
  return [
    ...choice.questions.flatMap(({ when }, index) => check(when ?? {}, ['priorityChoice', 'questions', index, 'when'])),
    ...choice.cells.flatMap(({ when }, index) => check(when, ['priorityChoice', 'cells', index, 'when'])),
  ]
}

const holesAndOverlaps = (choice: Choice, paths: readonly Answers[]): readonly Finding[] =>
  paths.flatMap((answers): readonly Finding[] => {
    const cells = fittingCells(choice, answers)
    if (cells.length === 1) return []
    const [, second] = cells
    if (!second)
      return [
        {
          code: 'policy.choice_hole',
          path: ['priorityChoice', 'cells'],
          atKey: true,
          message: `No cell gives a priority for: ${say(answers)}.`,
        },
      ]
    const index = choice.cells.indexOf(second)
    return [
      {
        code: 'policy.choice_overlap',
        path: ['priorityChoice', 'cells', index],
        message: `More than one cell fits: ${say(answers)}.`,
      },
    ]
  })

/** A worse answer never gives a lower priority (policy-semantics: the guided priority choice). */
const upsideDown = (choice: Choice, paths: readonly Answers[]): readonly Finding[] => {
  const rated = paths.flatMap((answers) => fittingCells(choice, answers).map((cell) => ({ answers, cell })))
  const found = new Map<number, Finding>()
  for (const worse of rated)
    for (const milder of rated) {
      if (worse.cell.priority <= milder.cell.priority || !isAtLeastAsBad(choice, worse.answers, milder.answers))
        continue
      const index = choice.cells.indexOf(worse.cell)
      if (found.has(index)) continue
      found.set(index, {
        code: 'policy.choice_upside_down',
        path: ['priorityChoice', 'cells', index, 'priority'],
        message: `The worse case (${say(worse.answers)}) gets ${worse.cell.priority}, the milder one (${say(milder.answers)}) ${milder.cell.priority}.`,
      })
    }
  return [...found.values()]
}

const repeatedQuestions = (choice: Choice): readonly Finding[] =>
  choice.questions.flatMap(({ id }, index) =>
    choice.questions.findIndex((other) => other.id === id) === index
      ? []
      : [
          {
            code: 'policy.unknown_answer' as const,
            path: ['priorityChoice', 'questions', index, 'id'],
            message: `Question \`${id}\` is already asked above.`,
          },
        ],
  )

/** Holes, overlaps and reversals of the guided choice, over every combination of answers. */
export const checkChoice = ({ priorityChoice: choice }: Policy): readonly Finding[] => {
  const named = [...repeatedQuestions(choice), ...unknownAnswers(choice)]
  if (named.length > 0) return named
  const paths = everyPath(choice, {}, pathLimit + 1)
  if (paths.length > pathLimit)
    return [
      {
        code: 'policy.bad_value',
        path: ['priorityChoice', 'questions'],
        message: `More than ${pathLimit} combinations of answers. Ask fewer questions.`,
      },
    ]
  const unclear = holesAndOverlaps(choice, paths)
  return unclear.length > 0 ? unclear : upsideDown(choice, paths)
}
