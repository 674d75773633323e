import type { Stretch } from '../calendar/index.ts'

/** What two lists of stretches have in common; both in order, without overlaps. */
export function inBoth(one: readonly Stretch[], other: readonly Stretch[]): readonly Stretch[] {
  const common: Stretch[] = []
  let [i, j] = [0, 0]
  for (let [a, b] = [one[0], other[0]]; a && b; [a, b] = [one[i], other[j]]) {
    const [from, to] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])]
    if (from < to) common.push([from, to])
    if (a[1] <= b[1]) i += 1
    else j += 1
  }
  return common
}

/** What is left of stretches without what is taken. */
export function without(stretches: readonly Stretch[], taken: readonly Stretch[]): readonly Stretch[] {
  return taken.reduce<readonly Stretch[]>((left, [from, to]) => left.flatMap((each) => cut(each, from, to)), stretches)
}

const cut = (stretch: Stretch, from: number, to: number): readonly Stretch[] => {
  if (to <= stretch[0] || from >= stretch[1] || from >= to) return [stretch]
  const parts: readonly Stretch[] = [
    [stretch[0], Math.max(stretch[0], from)],
    [Math.min(stretch[1], to), stretch[1]],
  ]
  return parts.filter(([begins, ends]) => begins < ends)
}

/** Starts on the grid that leave room for the length. */
export function startsIn(stretches: readonly Stretch[], lengthMs: number, stepMs: number): readonly number[] {
  return stretches.flatMap(([from, to]) => {
    const first = Math.ceil(from / stepMs) * stepMs
    const count = Math.floor((to - lengthMs - first) / stepMs) + 1
    return Array.from({ length: Math.max(0, count) }, (_, k) => first + k * stepMs)
  })
}
