import { useEffect, useRef } from 'react'
import { Icon } from '../../../ui/icons.tsx'
import { Moment } from '../../moment.tsx'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import type { Ticket } from '../ticket-types.ts'
import { NextUpdate } from './next-update.tsx'
import type { NextUpdates } from './use-next-update.ts'
import type { Doubt } from './use-send-reply.ts'

interface BeforeSendingProps {
  readonly doubt: Doubt
  readonly ticket: Ticket
  readonly updates: NextUpdates
  readonly nextUpdateBy: string
  readonly onNextUpdate: (value: string) => void
  readonly onSend: () => void
  readonly onBack: () => void
}
/** The one question before a reply goes out: when she hears more, or whether a colleague's newer reply was read. */
export function BeforeSending(props: BeforeSendingProps) {
  const { doubt, ticket, updates, nextUpdateBy, onNextUpdate, onSend, onBack } = props
  const first = useRef<HTMLDivElement>(null)
  useEffect(() => first.current?.querySelector<HTMLElement>('select, button')?.focus(), [])
  const reader = firstNameOf(ticket.openedBy, t('event.someone'))
  const isNewer = doubt.kind === 'newer'
  return (
    <div ref={first} className="cp-doubt" role="alertdialog" aria-label={t('doubt.label')}>
      <Icon name={isNewer ? 'people' : 'info'} />
      <div>
        {isNewer ? (
          <p>
            <b>{t('doubt.newer', { name: doubt.by })}</b> <Moment at={doubt.at} />{' '}
            <span className="mut">{t('doubt.newer_read')}</span>
          </p>
        ) : (
          <>
            <p>
              <b>{t('doubt.when_more', { name: reader })}</b>
            </p>
            <NextUpdate value={nextUpdateBy} updates={updates} onChange={onNextUpdate} />
          </>
        )}
        <p className="cp-doubt-foot">
          <button type="button" className="btn sm" onClick={onBack}>
            {t('doubt.back')}
          </button>
          <button type="button" className="btn sm pri" onClick={onSend}>
            {isNewer ? t('doubt.send_anyway') : t(nextUpdateBy === '' ? 'doubt.send_without' : 'composer.send')}
          </button>
        </p>
      </div>
    </div>
  )
}
