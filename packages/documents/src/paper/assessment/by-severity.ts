import type { PaperFinding, PaperSeverity } from '../shapes/assessment-paper.ts'

export const severities: readonly PaperSeverity[] = ['critical', 'high', 'medium', 'low', 'info']

/** Fixed ones last; most severe first, open before accepted, otherwise as given. */
export const bySeverity = (findings: readonly PaperFinding[]): readonly PaperFinding[] =>
  findings.toSorted(
    (one, other) =>
      Number(one.state === 'fixed') - Number(other.state === 'fixed') ||
      severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
      rank(one.state) - rank(other.state),
  )

const rank = (state: PaperFinding['state']): number => ['open', 'accepted', 'fixed'].indexOf(state)
