import type { Sold } from '../entitlements/sold-terms.ts'
import { fillPlaceholders } from './placeholders.ts'
import type { Annex, Policy } from './schema.ts'
import { type TermEntry, termEntries } from './term-entries.ts'

export interface RenderedReading {
  readonly text: string
  readonly why: string
}
export interface RenderedClause {
  readonly clause: string
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly reading: RenderedReading | null
}
/** A section in prose, with its clauses; only what concerns the plan. */
export interface RenderedSection extends RenderedClause {
  readonly children: readonly RenderedClause[]
}

type SourceClause = Policy['sections'][number]['clauses'][number]

interface Terms {
  readonly policy: Policy
  /** Terms as plan and add-ons write them. */
  readonly written: readonly TermEntry[]
  /** The one that holds of them, by path. */
  readonly holding: ReadonlyMap<string, TermEntry>
  readonly special: ReadonlyMap<string, TermEntry>
}

const requireSold = (policy: Policy, { plan, addOns, annex }: Sold): Terms => {
  const layers = [policy.plans[plan]?.terms, ...addOns.map((name) => policy.addOns[name]?.terms)]
  const written = layers.flatMap((terms) => (terms ? termEntries(policy, terms) : []))
  const holding = new Map<string, TermEntry>()
  for (const entry of written) {
    const best = holding.get(entry.path)
    if (!best || entry.rank > best.rank) holding.set(entry.path, entry)
  }
  const special = annex ? termEntries(policy, annex.terms) : []
  return { policy, written, holding, special: new Map(special.map((entry) => [entry.path, entry])) }
}

/** Scalars that the clause's own words already say when they are included. */
const isSaidByText = (entry: TermEntry): boolean =>
  entry.kind === 'scalar' && !['hours', 'seats', 'observers', 'graceDays', 'training'].includes(entry.path)

const sayEntry = ({ kind, label, value }: TermEntry): string =>
  kind === 'target' ? `${label}: an answer within ${value}.` : `${label}: ${value}.`

const sayTerm = (entry: TermEntry, { holding, special }: Terms): string | undefined => {
  const ours = special.get(entry.path)
  if (ours)
    return `${sayEntry(ours).slice(0, -1)}, by your order form (clause ${ours.clause}). Without it: ${entry.value}.`
  const best = holding.get(entry.path) ?? entry
  if (best.clause === entry.clause || best.rank === entry.rank) return isSaidByText(entry) ? undefined : sayEntry(entry)
  return best.rank > entry.rank ? `${entry.label}: clause ${best.clause} takes the place of this.` : undefined
}

const paragraphsOf = (text: string): readonly string[] => text.split(/\n{2,}/).map((paragraph) => paragraph.trim())

const renderClause = (clause: SourceClause, terms: Terms): RenderedClause => {
  const own = terms.written.filter((entry) => entry.clause === clause.id)
  const said = own.map((entry) => sayTerm(entry, terms)).filter((sentence) => sentence !== undefined)
  return {
    clause: clause.id,
    title: clause.title,
    paragraphs: [
      ...paragraphsOf(fillPlaceholders(clause.text, terms.policy)),
      ...priorityMeanings(clause, terms.policy),
      ...new Set(said),
    ],
    reading: clause.reading ? { text: clause.reading.text, why: clause.reading.why } : null,
  }
}

const priorityMeanings = (clause: SourceClause, { priorities }: Policy): readonly string[] => {
  if (clause.id !== priorities.clause) return []
  return (['P0', 'P1', 'P2', 'P3', 'P4'] as const).map(
    (priority) => `${priority} ${priorities[priority].name}: ${priorities[priority].means}`,
  )
}

const annexSection = (annex: Annex, { policy, special }: Terms): RenderedSection => ({
  clause: 'A',
  title: `Special terms of order form ${annex.orderForm}`,
  paragraphs: ['These terms hold in place of those that they name.'],
  reading: null,
  children: annex.clauses.map((clause) => ({
    clause: clause.id,
    title: clause.title,
    paragraphs: [
      ...paragraphsOf(fillPlaceholders(clause.text, policy)),
      ...[...special.values()].filter((entry) => entry.clause === clause.id).map(sayEntry),
    ],
    reading: clause.reading ? { text: clause.reading.text, why: clause.reading.why } : null,
  })),
})

const concerns = (clause: SourceClause, { plan, addOns }: Sold): boolean =>
  clause.appliesTo === undefined || clause.appliesTo.some((name) => name === plan || addOns.includes(name))

/**
 * The policy as one customer's own: the clauses that concern their plan and add-ons, in prose, with the numbers that
 * hold for them and the special terms of their order form.
 */
export const renderSections = (policy: Policy, sold: Sold): readonly RenderedSection[] => {
  const terms = requireSold(policy, sold)
  const sections = policy.sections.map((section) => ({
    clause: section.id,
    title: section.title,
    paragraphs: [],
    reading: null,
    children: section.clauses.filter((clause) => concerns(clause, sold)).map((clause) => renderClause(clause, terms)),
  }))
  const shown: readonly RenderedSection[] = sections.filter(({ children }) => children.length > 0)
  return sold.annex ? [...shown, annexSection(sold.annex, terms)] : shown
}

/** The whole document for staff: every clause of every plan, as written, readings included. */
export const renderEverySection = (policy: Policy): readonly RenderedSection[] =>
  policy.sections.map((section) => ({
    clause: section.id,
    title: section.title,
    paragraphs: [],
    reading: null,
    children: section.clauses.map((clause) => renderClause(clause, wholeTerms(policy))),
  }))

const wholeTerms = (policy: Policy): Terms => {
  const sold = [...Object.values(policy.plans), ...Object.values(policy.addOns)]
  return {
    policy,
    written: sold.flatMap(({ terms }) => termEntries(policy, terms)),
    holding: new Map(),
    special: new Map(),
  }
}
