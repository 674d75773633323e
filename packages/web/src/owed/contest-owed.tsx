import { useSend } from '../data/index.ts'
import { useNow } from '../ui/time/clock.ts'
import { Contradict } from './contradict.tsx'
import { sayDates, sayKind } from './owed-model.ts'
import { t } from './owed-text.ts'
import type { Owed } from './use-owed.ts'

/** A contact says that it was offered otherwise than the ledger has it. */
export function ContestOwed({ owed }: { readonly owed: Owed }) {
  const now = useNow('minute')
  const { isPending, error, mutateAsync } = useSend('POST /owed/:commitmentId/contest')
  return (
    <Contradict
      className="btn sm"
      words={{
        open: t('contest.open'),
        title: t('contest.title', { what: sayKind(owed.kind), dates: sayDates(owed, now) }),
        means: t('contest.means'),
        label: t('contest.reason'),
        do: t('contest.do'),
        done: t('contest.done'),
      }}
      send={{
        isPending,
        error,
        mutateAsync: (reason) => mutateAsync({ params: { commitmentId: owed.id }, body: { reason } }),
      }}
    />
  )
}
