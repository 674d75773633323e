import { useSend } from '../../data/index.ts'
import { t } from './alike-text.ts'
import type { Solved } from './ticket-form.ts'

/** Says on the desk that this solved what a ticket was being written about, or that it did not after all. */
export const useSolves = () => {
  const issue = useSend('POST /known-issues/:knownIssueId/solved')
  const release = useSend('POST /releases/:releaseId/solved')
  const say = ({ type, id }: Solved, isSolved: boolean) =>
    type === 'known_issue'
      ? issue.mutateAsync({ params: { knownIssueId: id }, body: { isSolved } })
      : release.mutateAsync({ params: { releaseId: id }, body: { isSolved } })
  return { say, isPending: issue.isPending || release.isPending, isError: issue.isError || release.isError }
}

interface SolvesProps {
  readonly by: Solved
  readonly onSolved: (solved: Solved) => void
}
/** Beside what is known: it spares the ticket. */
export function Solves({ by, onSolved }: SolvesProps) {
  const { say, isPending, isError } = useSolves()
  const solve = async () => {
    await say(by, true)
    onSolved(by)
  }
  return (
    <p className="alike-solves">
      <button type="button" className="btn sm" disabled={isPending} onClick={() => void solve().catch(() => undefined)}>
        {t('alike.solves')} <span className="sr">{by.words}</span>
      </button>
      {isError ? (
        <span className="sm late-t" role="alert">
          {t('alike.join_fault')}
        </span>
      ) : null}
    </p>
  )
}
