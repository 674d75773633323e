import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { formatNear } from '../ui/time/format-moment.ts'
import { t } from './house-text.ts'
import './mail-came-back.css'
import { useMe } from './session-gate.ts'
import { ProblemNote } from './ticket/problem-note.tsx'

interface MailRefused {
  readonly person: { readonly id: string; readonly name: string }
  /** Since when the address refuses mail, ISO; null while it takes it. */
  readonly mailCameBackAt: string | null
}

/** Says whose addresses refuse mail; who works on tickets may have them written to again. Nothing when all take it. */
export function MailCameBack({ among, now }: { readonly among: readonly MailRefused[]; readonly now: number }) {
  const me = useMe()
  const again = useSend('POST /people/:personId/mail-again')
  const mayClear = me.staff?.roles.some((role) => /^(engineer|lead|tam|admin)$/u.test(role)) === true
  const refused = new Map(among.flatMap((one) => (one.mailCameBackAt === null ? [] : [[one.person.id, one]])))
  if (refused.size === 0) return null
  const clear = async ({ id, name }: MailRefused['person']) => {
    const sent = await again.mutateAsync({ params: { personId: id } }).catch(() => undefined)
    if (sent !== undefined) announce(t('mail_back.cleared', { name }))
  }
  return (
    <div className="mail-back">
      <p>
        <b className="late-t">{t('mail_back.title')}</b> {t('mail_back.held')}
      </p>
      <ul>
        {[...refused.values()].map(({ person, mailCameBackAt }) => (
          <li key={person.id}>
            <b>{person.name}</b>
            <span className="mut t">
              {t('mail_back.since', { time: formatNear(Date.parse(mailCameBackAt ?? ''), me.person.zone, now) })}
            </span>
            {mayClear ? (
              <button type="button" className="btn sm" disabled={again.isPending} onClick={() => void clear(person)}>
                {t('mail_back.again')}
                <span className="sr">{` ${person.name}`}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <ProblemNote problem={again.error} />
    </div>
  )
}
