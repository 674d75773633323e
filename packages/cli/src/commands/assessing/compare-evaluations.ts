import { type EarlierFinding, type Evaluation, type ReconciledFinding, reconcile } from '@mainstay/policy/assessments'

/** What an evaluation would have left behind as findings. */
const findingsOf = ({ results }: Evaluation): readonly EarlierFinding[] =>
  results
    .filter(({ state }) => state === 'failed')
    .map(({ rule, gauge }) => ({
      ...{ id: rule.id, ruleId: rule.id, title: rule.title, severity: rule.severity, group: rule.group },
      ...{ state: 'open', gauge },
    }))

/** The findings of now, each with what became of it since the bundle before. */
export const compareEvaluations = (now: Evaluation, before: Evaluation | undefined): readonly ReconciledFinding[] =>
  reconcile({
    earlier: before ? findingsOf(before) : [],
    results: now.results,
    today: new Date(now.at).toISOString().slice(0, 10),
  })
