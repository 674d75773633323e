import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import type { Priority } from '../priority/guided-choice.ts'
import type { AnswerPromise } from '../priority/use-answer-promise.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { isPromised } from './preview-model.ts'
import { sayDue } from './promise-preview.tsx'

interface SendBarProps {
  readonly priority: Priority | undefined
  readonly promise: AnswerPromise | undefined
  readonly isBusy: boolean
  /** The line is down; it goes by itself when it is back. */
  readonly isWaiting: boolean
}
const splitAt = '{time}'

/** The promise once more, beside the button that asks for it. Stays in sight on a phone. */
export function SendBar({ priority, promise, isBusy, isWaiting }: SendBarProps) {
  const zone = useReaderZone()
  const due = priority !== undefined && promise !== undefined && isPromised(promise) ? sayDue(promise, zone) : undefined
  const [before = '', after = ''] = t('new.send_by', { time: splitAt }).split(splitAt)
  return (
    <div className="send-bar">
      <div>
        {priority === undefined ? (
          <span className="mut">{t('new.send_open')}</span>
        ) : (
          <>
            <PriorityGlyph priority={priority} />{' '}
            {due === undefined ? (
              <span className="mut">{promise === undefined ? '' : t('new.send_recorded')}</span>
            ) : (
              <span className="mut t">
                {before}
                <b>{due.reader}</b>
                {after}
              </span>
            )}
          </>
        )}
        {due === undefined ? null : <div className="sm qt only-wide">{t('new.send_sooner')}</div>}
      </div>
      <button type="submit" className="btn pri big" disabled={isBusy} aria-keyshortcuts="Control+Enter Meta+Enter">
        {t(isWaiting ? 'new.waits' : isBusy ? 'new.sending' : 'new.send')}
      </button>
    </div>
  )
}
