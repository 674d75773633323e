import type { DocumentPath, Finding } from './problems.ts'
import type { Policy } from './schema.ts'
import { didYouMean } from './suggest.ts'

const repeated = (ids: readonly string[], pathOf: (index: number) => DocumentPath): readonly Finding[] =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ code: 'policy.bad_value' as const, path: pathOf(index), message: `\`${id}\` is already written above.` }],
  )

/** Answers that point at no exclusion, and keys that stand twice. */
export const checkScope = ({ scope: { exclusions, questions } }: Policy): readonly Finding[] => {
  const known = exclusions.map(({ key }) => key)
  const unknown = questions.flatMap(({ answers }, at) =>
    answers.flatMap(({ finds, clears }, index) => {
      const here = ['scope', 'questions', at, 'answers', index] as const
      const named: readonly (readonly [string, DocumentPath])[] = [
        ...(finds === undefined ? [] : [[finds, [...here, 'finds']] as const]),
        ...clears.map((key, place) => [key, [...here, 'clears', place]] as const),
      ]
      return named
        .filter(([key]) => !known.includes(key))
        .map(
          ([key, path]): Finding => ({
            code: 'policy.bad_value',
            path,
            message: `There is no exclusion \`${key}\` in this document.`,
            ...didYouMean(key, known),
          }),
        )
    }),
  )
  return [
    ...repeated(known, (index) => ['scope', 'exclusions', index, 'key']),
    ...repeated(
      questions.map(({ id }) => id),
      (index) => ['scope', 'questions', index, 'id'],
    ),
    ...questions.flatMap(({ answers }, at) =>
      repeated(
        answers.map(({ id }) => id),
        (index) => ['scope', 'questions', at, 'answers', index, 'id'],
      ),
    ),
    ...unknown,
  ]
}
