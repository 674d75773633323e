import type { PaperFinding, PaperSeverity } from '../shapes/assessment-paper.ts'

export const severities: readonly PaperSeverity[] = ['critical', 'high', 'medium', 'low', 'info']

/** Most severe first, open before accepted before fixed, otherwise as given. */
export const bySeverity = (findings: readonly PaperFinding[]): readonly PaperFinding[] =>
  findings.toSorted(
    (one, other) =>
      severities.indexOf(one.severity) - severities.indexOf(other.severity) || rank(one.state) - rank(other.state),
  )

const rank = (state: PaperFinding['state']): number => ['open', 'accepted', 'fixed'].indexOf(state)
