import type { Commitment } from '@mainstay/contracts/commitments'
import { ContradictExcuse } from '../../excuses/contradict-excuse.tsx'
import { ExcusedNote } from '../../excuses/excused-note.tsx'
import { Ribbon } from '../../ui/ribbon/ribbon.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { namePromise, promiseModel, sayState } from '../promise/promise-model.ts'
import { t } from '../text.ts'
import { useMayWrite, useReaderZone } from '../use-account.ts'

const toneOf = ({ state }: Commitment) => {
  if (state === 'met') return 'kept-t'
  if (state === 'breached' || state === 'met_late') return 'late-t'
  return state === 'running' ? 'acc-t' : 'mut'
}

/** Every promise on the ticket, oldest first, each as a spark with how it stands. */
export function PromiseLedger({ commitments }: { readonly commitments: readonly Commitment[] }) {
  const zone = useReaderZone()
  const now = useNow()
  const mayWrite = useMayWrite()
  return (
    <ol className="ledger t">
      {commitments.map((promise) => (
        <li key={promise.id}>
          <Ribbon size="spark" width={76} model={promiseModel(promise, zone)} />
          <span>
            <b>
              {t('rail.promise', {
                what: namePromise(promise),
                due: formatNear(Date.parse(promise.dueAt), zone, now, 'weekday'),
              })}
            </b>
            <span className={toneOf(promise)}>
              {promise.metAt === null
                ? sayState(promise)
                : t('rail.state_at', {
                    state: sayState(promise),
                    time: formatNear(Date.parse(promise.metAt), zone, now, 'weekday'),
                  })}
            </span>
            {promise.excused === null ? null : (
              <ExcusedNote
                excused={promise.excused}
                zone={zone}
                actions={
                  mayWrite && promise.excused.contradicted === null ? (
                    <ContradictExcuse commitmentId={promise.id} />
                  ) : undefined
                }
              />
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
