import { startOfCivilDate } from '../calendar/index.ts'
import { boundaryOn, type Grid, gridOf } from './grid.ts'
import { changesOf, type HeldNow, type Standing, standingAt, startOf } from './standing.ts'
import { type Piece, tileFrom, tileMidway } from './tile.ts'
import {
  type EngagementKind,
  type EngagementWindow,
  engagementKinds,
  type NothingOwed,
  type WindowClosing,
  type Windows,
  type WindowsQuestion,
} from './types.ts'

interface Step {
  readonly windows: readonly EngagementWindow[]
  readonly nothing?: NothingOwed | undefined
}
interface Asked {
  readonly question: WindowsQuestion
  readonly kind: EngagementKind
  readonly standing: Standing
  readonly term: HeldNow
}

/**
 * Every window that an agreement owes, from its start to its end, as its terms and their changes make them
 * (policy-semantics 3). Windows that have begun are never changed: a change closes them or leaves them.
 * Throws `DecisionError` where a pinned policy version is not given.
 */
export const windowsOf = (question: WindowsQuestion): Windows => {
  const standings = new Map<number, Standing>()
  const standing = (at: number): Standing => {
    const known = standings.get(at) ?? standingAt(question, at)
    standings.set(at, known)
    return known
  }
  const lives = engagementKinds.map((kind) => lifeOf(question, kind, standing))
  return { windows: lives.flatMap(({ windows }) => windows), notOwed: lives.flatMap(({ nothing }) => nothing ?? []) }
}

function lifeOf(question: WindowsQuestion, kind: EngagementKind, standing: (at: number) => Standing): Step {
  const begun = (question.begun ?? []).filter((window) => window.kind === kind)
  const from = Math.max(startOf(question), begun.at(-1)?.opensAt ?? Number.NEGATIVE_INFINITY)
  const points = [from, ...changesOf(question).filter((point) => point > from)]
  const life = points.reduce<Step>(
    ({ windows }, at) => {
      const kept = windows.filter((window) => window.opensAt < at || begun.includes(window))
      return changed(question, kind, { kept, standing: standing(at) })
    },
    { windows: begun },
  )
  const { recordedAt = Number.NEGATIVE_INFINITY } = question
  return { ...life, windows: life.windows.filter((window) => window.until > recordedAt || begun.includes(window)) }
}

/** What the terms of this instant make of the windows that have begun, and which ones follow them. */
function changed(
  question: WindowsQuestion,
  kind: EngagementKind,
  { kept, standing }: { readonly kept: readonly EngagementWindow[]; readonly standing: Standing },
): Step {
  const term = standing.termOf(kind)
  if (standing.isOver || !term) {
    const because = standing.isOver ? 'agreement_ended' : 'term_ended'
    return { windows: closeLast(kept, { at: standing.at, state: 'cancelled', because }) }
  }
  const asked: Asked = { question, kind, standing, term }
  const last = kept.at(-1)
  if (!last || last.closing || last.until < standing.at) return opened(kept, asked)
  if (last.untilOn > standing.endsOn && last.until > standing.at)
    return { windows: closeLast(kept, { at: standing.at, state: 'cancelled', because: 'agreement_ended' }) }
  return isReplaced(last, asked)
    ? opened(closeLast(kept, { at: standing.at, state: 'superseded', because: 'replaced' }), asked)
    : follow(kept, last, asked)
}

/** Closes the last window where it is still running at that instant. */
function closeLast(windows: readonly EngagementWindow[], closing: WindowClosing): readonly EngagementWindow[] {
  const last = windows.at(-1)
  return last && !last.closing && last.until > closing.at ? [...windows.slice(0, -1), { ...last, closing }] : windows
}

const isSame = (one: Grid, other: Grid): boolean =>
  one.cadence.unit === other.cadence.unit &&
  one.cadence.count * other.cadence.every === other.cadence.count * one.cadence.every

/** Another plan or add-on brings another rhythm. The same rhythm goes on, whoever brings it. */
function isReplaced(last: EngagementWindow, { standing, term }: Asked): boolean {
  if (isSame(gridOf(last.anchorOn, last.cadence), gridOf(last.anchorOn, term.value))) return false
  return last.plan !== standing.plan || last.addOns.join() !== standing.addOns.join()
}

/** The first windows of a term: from the agreement's start, or midway where it took effect later. */
function opened(kept: readonly EngagementWindow[], asked: Asked): Step {
  const { question, standing, term } = asked
  const grid = gridOf(question.agreement.startsOn, term.value)
  const life = lifeOn(asked, grid)
  const pieces = standing.at <= startOf(question) ? tileFrom(0, life) : tileMidway(standing.at, life)
  return added(kept, pieces, { ...asked, grid })
}

/** The windows after one that runs to its end: on its own boundaries, or counted from its end where the rhythm changed. */
function follow(kept: readonly EngagementWindow[], last: EngagementWindow, asked: Asked): Step {
  const old = gridOf(last.anchorOn, last.cadence)
  const goesOn =
    isSame(old, gridOf(last.anchorOn, asked.term.value)) && boundaryOn(old, last.index + 1) === last.untilOn
  const grid = goesOn ? old : gridOf(last.untilOn, asked.term.value)
  return added(kept, tileFrom(goesOn ? last.index + 1 : 0, lifeOn(asked, grid)), { ...asked, grid })
}

const lifeOn = ({ question, standing }: Asked, grid: Grid) => ({
  grid,
  zone: question.agreement.zone,
  endsOn: standing.endsOn,
  leastPercent: standing.leastPercent,
})

function added(
  kept: readonly EngagementWindow[],
  pieces: readonly Piece[],
  asked: Asked & { readonly grid: Grid },
): Step {
  const before = kept.at(-1)?.ordinal ?? 0
  const windows = [...kept, ...pieces.map((piece, at) => windowOf(piece, before + at + 1, asked))]
  const { kind, term, standing } = asked
  const owesNothing = pieces.length === 0 && (kept.at(-1)?.untilOn ?? '') < standing.endsOn
  const nothing: NothingOwed = {
    kind,
    cadence: term.value,
    clause: term.clause,
    because: 'shorter_than_half',
    from: standing.at,
  }
  return { windows, ...(owesNothing ? { nothing } : {}) }
}

function windowOf(piece: Piece, ordinal: number, asked: Asked & { readonly grid: Grid }): EngagementWindow {
  const { question, kind, standing, term, grid } = asked
  const { zone } = question.agreement
  return {
    kind,
    ordinal,
    number: (question.numberedFrom?.[kind] ?? 0) + ordinal,
    ...piece,
    until: startOfCivilDate(zone, piece.untilOn),
    zone,
    anchorOn: grid.anchorOn,
    cadence: term.value,
    clause: term.clause,
    from: term.from,
    source: term.source,
    tailored: term.tailored,
    perCustomer: term.perCustomer,
    isChosen: term.isChosen,
    policyVersion: standing.policyVersion,
    plan: standing.plan,
    addOns: standing.addOns,
  }
}
