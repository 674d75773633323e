import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { When } from '../../ui/time/when.tsx'
import './calendar-feed.css'
import { t } from './calendar-text.ts'

/** The address, shown this once. */
function Address({ url }: { readonly url: string }) {
  const copy = () => void navigator.clipboard.writeText(url).then(() => announce(t('feed.copied')))
  return (
    <div className="feed-address" role="status">
      <p>{t('feed.once')}</p>
      <p>
        <code>{url}</code>{' '}
        <button type="button" className="btn sm" onClick={copy}>
          {t('feed.copy')}
        </button>
      </p>
    </div>
  )
}

function Since({ at, zone }: { readonly at: string; readonly zone: string }) {
  const [before = '', after = ''] = t('feed.since', { when: '\u0000' }).split('\u0000')
  return (
    <p className="mut sm">
      {before}
      <When at={Date.parse(at)} zone={zone} />
      {after}
    </p>
  )
}

/** The secret address of one's own calendar: making it, a new one, ending it. */
export function CalendarFeed({ zone }: { readonly zone: string }) {
  const feed = useQuery(read('GET /calendar-feed', {}))
  const make = useSend('POST /calendar-feed')
  const end = useSend('POST /calendar-feed/end')
  const [url, setUrl] = useState<string>()
  const fail = () => announce(t('feed.unmade'), { tone: 'fault' })
  const makeOne = () => make.mutateAsync({ body: {} }).then(({ body }) => setUrl(body.url), fail)
  const endIt = () =>
    end.mutateAsync({ body: {} }).then(() => {
      setUrl(undefined)
      announce(t('feed.ended'))
    }, fail)
  const madeAt = feed.data?.madeAt ?? null
  return (
    <div className="feed">
      <p className="mut">{t('feed.says')}</p>
      {feed.isPending ? <SkeletonRows rows={1} height={40} /> : null}
      {feed.isError ? <ErrorNote title={t('feed.fault')} onRetry={() => void feed.refetch()} /> : null}
      {feed.data === undefined || url !== undefined ? null : madeAt === null ? (
        <p className="qt sm">{t('feed.none')}</p>
      ) : (
        <Since at={madeAt} zone={zone} />
      )}
      {url === undefined ? null : <Address url={url} />}
      <p className="feed-deeds">
        <button type="button" className="btn" disabled={make.isPending} onClick={() => void makeOne()}>
          {t(madeAt === null ? 'feed.make' : 'feed.renew')}
        </button>
        {madeAt === null ? null : (
          <button type="button" className="btn quiet" disabled={end.isPending} onClick={() => void endIt()}>
            {t('feed.end')}
          </button>
        )}
      </p>
    </div>
  )
}
