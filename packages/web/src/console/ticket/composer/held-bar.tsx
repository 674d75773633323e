import { useEffect, useState } from 'react'
import { Icon } from '../../../ui/icons.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { t } from '../ticket-text.ts'
import { type HeldSend, sendNow } from './held-send.ts'

const leftOf = (held: HeldSend) => Math.max(0, Math.ceil((held.until - Date.now()) / 1000))

/** Counts the seconds in which a reply can still be taken back. */
export function HeldBar({ held, onBack }: { readonly held: HeldSend; readonly onBack: () => void }) {
  const [left, setLeft] = useState(() => leftOf(held))
  useEffect(() => {
    const timer = setInterval(() => setLeft(leftOf(held)), 250)
    return () => clearInterval(timer)
  }, [held])
  return (
    <div className="cp-held">
      <Icon name="reply" size={14} />
      <span role="status">{t('held.words')}</span>
      <b className="t" aria-hidden="true">
        {t('held.left', { seconds: left })}
      </b>
      <span className="gap" />
      <button type="button" className="btn sm" onClick={onBack}>
        {t('held.back')} <KeyHint keys="Z" />
      </button>
      <button type="button" className="btn sm" onClick={() => sendNow()}>
        {t('held.now')}
      </button>
    </div>
  )
}
