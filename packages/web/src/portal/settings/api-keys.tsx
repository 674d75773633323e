import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Returned, read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDay, formatNear } from '../../ui/time/format-moment.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { NewKeyForm } from './new-key-form.tsx'

type Key = Returned<'GET /api-keys'>['items'][number]

function KeyRow({ one }: { readonly one: Key }) {
  const zone = useReaderZone()
  const now = useNow('minute')
  const near = (at: string) => formatNear(Date.parse(at), zone, now)
  const revoke = useSend('DELETE /api-keys/:apiKeyId')
  const act = () =>
    revoke
      .mutateAsync({ params: { apiKeyId: one.id }, ifMatch: `"${one.version}"` })
      .then(() => announce(t('settings.key_gone')))
      .catch((problem: Error) => announce(problem.message, { tone: 'fault' }))
  return (
    <li className="key-row">
      <p>
        <b>{one.label}</b> <code>{`…${one.ending}`}</code>
        <br />
        <span className="sm mut">
          {t('settings.key_expires', { date: formatDay(Date.parse(one.expiresAt), zone, true) })}
          {' · '}
          {one.lastUse === null
            ? t('settings.key_unused')
            : t('settings.key_used', { time: near(one.lastUse.at), from: one.lastUse.from })}
        </span>
        {one.networks.length === 0 ? null : (
          <span className="key-line sm mut">{t('settings.key_bound', { networks: one.networks.join(', ') })}</span>
        )}
        {one.lastRefusal === null ? null : (
          <span className="key-line sm late-t">
            {t('settings.key_refused', { time: near(one.lastRefusal.at), from: one.lastRefusal.from })}
          </span>
        )}
      </p>
      <button type="button" className="btn sm" disabled={revoke.isPending} onClick={() => void act()}>
        {t('settings.key_delete')}
      </button>
    </li>
  )
}

/** The secret, shown this once. */
function Secret({ secret }: { readonly secret: string }) {
  const copy = () => void navigator.clipboard.writeText(secret).then(() => announce(t('settings.key_copied')))
  return (
    <div className="panel key-secret" role="status">
      <p>{t('settings.key_once')}</p>
      <p>
        <code>{secret}</code>{' '}
        <button type="button" className="btn sm" onClick={copy}>
          {t('settings.key_again')}
        </button>
      </p>
    </div>
  )
}

/** Keys for one’s own scripts: what there is, making one, revoking one. */
export function ApiKeys() {
  const keys = useQuery(read('GET /api-keys', { query: {} }))
  const [secret, setSecret] = useState<string>()
  const live = keys.data?.items.filter(({ revokedAt }) => revokedAt === null)
  return (
    <>
      <p className="mut settings-lead">{t('settings.keys_body')}</p>
      {keys.isPending ? <SkeletonRows rows={2} height={56} /> : null}
      {keys.isError ? <ErrorNote title={t('settings.key_fault')} onRetry={() => void keys.refetch()} /> : null}
      {live === undefined ? null : live.length === 0 ? (
        <p className="qt sm">{t('settings.key_none')}</p>
      ) : (
        <ul>
          {live.map((one) => (
            <KeyRow key={one.id} one={one} />
          ))}
        </ul>
      )}
      {secret === undefined ? null : <Secret secret={secret} />}
      <NewKeyForm onMade={setSecret} />
    </>
  )
}
