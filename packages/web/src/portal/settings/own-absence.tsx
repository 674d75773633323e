import { lazy, Suspense, useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { isAway } from '../../ui/primary/is-away.ts'
import { t } from '../../ui/primary/primary-text.ts'
import { readNow, useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { useReaderZone } from '../use-account.ts'
import type { Contact } from './own-seat.tsx'

const AwayDialog = lazy(() =>
  import('../../ui/primary/away-dialog.tsx').then((module) => ({ default: module.AwayDialog })),
)

/** Away until an instant, said by oneself: meanwhile the others are told instead. */
export function OwnAbsence({ seat }: { readonly seat: Contact }) {
  const zone = useReaderZone()
  const now = useNow('minute')
  const [isAsking, setIsAsking] = useState(false)
  const send = useSend('POST /accounts/:accountId/contacts/:contactId/absence')
  const until = isAway(seat.awayUntil, now) ? seat.awayUntil : null
  const say = (iso: string) => formatNear(Date.parse(iso), zone, readNow(), 'weekday')
  const save = async (awayUntil: string | null) => {
    const params = { accountId: seat.accountId, contactId: seat.id }
    const sent = { params, body: { awayUntil }, ifMatch: `"${seat.version}"` }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    announce(awayUntil === null ? t('away.ended') : t('away.saved', { time: say(awayUntil) }))
    setIsAsking(false)
  }
  return (
    <div className="settings-form">
      <p>
        <b>{until === null ? t('away.here', { self: 'yes' }) : t('away.is', { self: 'yes', time: say(until) })}</b>{' '}
        <span className="mut">{t('away.body')}</span>
      </p>
      <div className="primary-acts">
        <button type="button" className="btn" onClick={() => setIsAsking(true)}>
          {t('away.say')}
        </button>
        {until === null ? null : (
          <button type="button" className="btn quiet" disabled={send.isPending} onClick={() => void save(null)}>
            {t('away.back')}
          </button>
        )}
      </div>
      <Suspense>
        {isAsking ? (
          <AwayDialog
            people={[{ id: seat.id, name: seat.person.name, version: seat.version, awayUntil: until }]}
            isOwn
            zone={zone}
            isSaving={send.isPending}
            problem={<ProblemNote problem={send.error} />}
            onSave={(_own, awayUntil) => void save(awayUntil)}
            onClose={() => setIsAsking(false)}
          />
        ) : (
          <ProblemNote problem={send.error} />
        )}
      </Suspense>
    </div>
  )
}
