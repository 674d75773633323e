import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { formatNear } from '../ui/time/format-moment.ts'
import { t } from './house-text.ts'
import { useMe } from './session-gate.ts'
import { ProblemNote } from './ticket/problem-note.tsx'

interface MailCameBackProps {
  readonly person: { readonly id: string; readonly name: string }
  /** Since when the address refuses mail, ISO. */
  readonly since: string
  readonly now: number
}

/** Says that somebody's address refuses mail; who works on tickets may have it written to again. */
export function MailCameBack({ person, since, now }: MailCameBackProps) {
  const me = useMe()
  const again = useSend('POST /people/:personId/mail-again')
  const mayClear = me.staff?.roles.some((role) => /^(engineer|lead|tam|admin)$/u.test(role)) === true
  const clear = async () => {
    const sent = await again.mutateAsync({ params: { personId: person.id } }).catch(() => undefined)
    if (sent !== undefined) announce(t('mail_back.cleared', { name: person.name }))
  }
  return (
    <div className="mail-back">
      <p>
        <b className="late-t">{t('mail_back.what', { name: person.name })}</b>{' '}
        {t('mail_back.held', { time: formatNear(Date.parse(since), me.person.zone, now) })}
      </p>
      {mayClear ? (
        <button type="button" className="btn sm" disabled={again.isPending} onClick={() => void clear()}>
          {t('mail_back.again')}
        </button>
      ) : null}
      <ProblemNote problem={again.error} />
    </div>
  )
}
