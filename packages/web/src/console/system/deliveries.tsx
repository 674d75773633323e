import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { hasWords, t } from '../house-text.ts'
import { useMaySee } from '../may-work.ts'
import { Moment } from '../moment.tsx'
import { ProblemNote } from '../ticket/problem-note.tsx'

/** The last mails and what became of each. */
export function Deliveries() {
  const maySee = useMaySee('outbox.see')
  const mails = useQuery({ ...read('GET /deliveries', { query: { limit: 50 } }), enabled: maySee })
  const items = mails.data?.items ?? []
  const sayKind = (kind: string) => {
    const key = `told.${kind}`
    return hasWords(key) ? t(key) : kind
  }
  return (
    <section className="system-mails">
      <h2>{t('system.mails')}</h2>
      {maySee ? null : <p className="mut">{t('system.mails_denied')}</p>}
      {mails.isError ? <ProblemNote problem={mails.error} onRetry={() => void mails.refetch()} /> : null}
      {mails.isSuccess && items.length === 0 ? <p className="mut">{t('system.mails_none')}</p> : null}
      {items.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              {(
                [
                  'system.mail_when',
                  'system.mail_who',
                  'system.mail_what',
                  'system.mail_why',
                  'system.mail_state',
                  'system.mail_tries',
                ] as const
              ).map((head) => (
                <th key={head} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((mail) => (
              <tr key={mail.id}>
                <td>
                  <Moment at={mail.sentAt ?? mail.createdAt} day />
                </td>
                <td>{mail.person?.name ?? t('system.mail_outside')}</td>
                <td>{sayKind(mail.kind)}</td>
                <td className="mut system-why">{mail.decision?.reasons[0]?.text ?? ''}</td>
                <td
                  className={/^(refused|dead|held)$/u.test(mail.state) ? 'late-t' : undefined}
                  title={mail.lastErrorCode ?? ''}
                >
                  {t(`delivery.${mail.state}`)}
                </td>
                <td className="t">{mail.attempts}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
