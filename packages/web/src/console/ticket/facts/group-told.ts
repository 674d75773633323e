import type { ToldEntry } from '@mainstay/contracts/told'

/** People who were told for the same reason and whose mail fared the same. */
export interface ToldLine {
  readonly key: string
  readonly names: readonly string[]
  readonly reason: { readonly text: string; readonly clause: string | null } | undefined
  readonly mail: ToldEntry['mail']
}
/** One thing that was told. */
export interface ToldEvent {
  readonly key: string
  readonly kind: string
  readonly at: string
  readonly lines: readonly ToldLine[]
}

/** Everybody who was told the same thing at the same instant, together; the order of the list stays. */
export function groupTold(told: readonly ToldEntry[]): readonly ToldEvent[] {
  const events = gather(told, ({ kind, at }) => `${kind} ${at}`)
  return [...events].map(([key, [first, ...others]]) => ({
    key,
    kind: first.kind,
    at: first.at,
    lines: linesOf([first, ...others]),
  }))
}

function linesOf(told: readonly ToldEntry[]): readonly ToldLine[] {
  const lines = gather(
    told,
    ({ decision, mail }) => `${decision?.reasons[0]?.text} ${mail?.state} ${mail?.lastErrorCode}`,
  )
  return [...lines].map(([key, [first, ...others]]) => ({
    key,
    names: [first, ...others].map(({ person }) => person.name),
    reason: first.decision?.reasons[0],
    mail: first.mail,
  }))
}

function gather<T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}
