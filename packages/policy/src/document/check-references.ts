import { unknownPlaceholders } from './placeholders.ts'
import type { DocumentPath, Finding } from './problems.ts'
import type { Annex, Policy } from './schema.ts'
import type { Clause } from './schema-clauses.ts'
import { didYouMean } from './suggest.ts'

type ClauseLike = {
  readonly [K in keyof Clause]: Clause[K] extends string[] | undefined ? readonly string[] | undefined : Clause[K]
}
interface PlacedClause {
  readonly clause: ClauseLike
  readonly path: DocumentPath
}

const placedClauses = (policy: Policy): readonly PlacedClause[] =>
  policy.sections.flatMap((section, at) =>
    section.clauses.map((clause, index) => ({ clause, path: ['sections', at, 'clauses', index] })),
  )

const duplicates = (placed: readonly PlacedClause[]): readonly Finding[] => {
  const seen = new Set<string>()
  return placed.flatMap(({ clause, path }) => {
    if (!seen.has(clause.id)) {
      seen.add(clause.id)
      return []
    }
    return [
      {
        code: 'policy.duplicate_clause' as const,
        path: [...path, 'id'],
        message: `Clause ${clause.id} is already written above.`,
      },
    ]
  })
}

const misplaced = (policy: Policy): readonly Finding[] =>
  policy.sections.flatMap((section, at) =>
    section.clauses.flatMap((clause, index) =>
      clause.id.startsWith(`${section.id}.`)
        ? []
        : [
            {
              code: 'policy.clause_in_wrong_section' as const,
              path: ['sections', at, 'clauses', index, 'id'],
              message: `A clause of section ${section.id} is numbered ${section.id}.1, ${section.id}.2 and so on.`,
            },
          ],
    ),
  )

/** Every `clause:` of the document, with its place. */
function* clauseReferences(node: unknown, path: DocumentPath): Generator<{ path: DocumentPath; id: string }> {
  if (typeof node !== 'object' || node === null) return
  for (const [name, value] of Object.entries(node)) {
    const here = [...path, Array.isArray(node) ? Number(name) : name]
    if (name === 'clause' && typeof value === 'string') yield { path: here, id: value }
    else yield* clauseReferences(value, here)
  }
}

const unknownClauses = (document: object, known: ReadonlySet<string>): readonly Finding[] =>
  [...clauseReferences(document, [])]
    .filter(({ id }) => !known.has(id))
    .slice(0, 100)
    .map(({ path, id }) => ({
      code: 'policy.unknown_clause',
      path,
      message: `There is no clause ${id} in this document.`,
      ...didYouMean(id, known),
    }))

const unknownPlans = (policy: Policy, placed: readonly PlacedClause[]): readonly Finding[] => {
  const plans = Object.keys(policy.plans)
  const sold = [...plans, ...Object.keys(policy.addOns)]
  const check = (written: string, path: DocumentPath, known: readonly string[]): Finding[] =>
    known.includes(written)
      ? []
      : [
          {
            code: 'policy.unknown_plan',
            path,
            message: `There is no plan \`${written}\` in this document.`,
            ...didYouMean(written, known),
          },
        ]
  return [
    ...Object.entries(policy.addOns).flatMap(([name, addOn]) =>
      addOn.on.flatMap((plan, index) => check(plan, ['addOns', name, 'on', index], plans)),
    ),
    ...placed.flatMap(({ clause, path }) =>
      (clause.appliesTo ?? []).flatMap((plan, index) => check(plan, [...path, 'appliesTo', index], sold)),
    ),
  ]
}

const badPlaceholders = (document: object, placed: readonly PlacedClause[]): readonly Finding[] =>
  placed.flatMap(({ clause, path }) =>
    unknownPlaceholders(clause.text, document).map((name) => ({
      code: 'policy.bad_placeholder',
      path: [...path, 'text'],
      message: `The document has no value to print for \`{${name}}\`.`,
    })),
  )

/** Clause ids, plans and placeholders that point nowhere or twice. */
export const checkReferences = (policy: Policy): readonly Finding[] => {
  const placed = placedClauses(policy)
  const known = new Set([...placed.map(({ clause }) => clause.id), ...policy.sections.map(({ id }) => id)])
  return [
    ...duplicates(placed),
    ...misplaced(policy),
    ...unknownClauses(policy, known),
    ...unknownPlans(policy, placed),
    ...badPlaceholders(policy, placed),
  ]
}

/** The same for an annex, whose terms rest on its own clauses. */
export const checkAnnexReferences = (annex: Annex): readonly Finding[] => {
  const placed = annex.clauses.map((clause, index) => ({ clause, path: ['clauses', index] }))
  return [...duplicates(placed), ...unknownClauses(annex, new Set(annex.clauses.map(({ id }) => id)))]
}

const rawClauseIds = (value: object): readonly string[] => {
  if (!('sections' in value) || !Array.isArray(value.sections)) return []
  return value.sections.flatMap((section: { id?: unknown; clauses?: unknown } | null) =>
    [section, ...(Array.isArray(section?.clauses) ? section.clauses : [])].map((clause) => String(clause?.id)),
  )
}

/** Clause references of a document that the schema refused elsewhere, so that both kinds of fault are told at once. */
export const checkRawClauses = (value: unknown): readonly Finding[] => {
  if (typeof value !== 'object' || value === null) return []
  const known = rawClauseIds(value)
  return known.length === 0 ? [] : unknownClauses(value, new Set(known))
}
