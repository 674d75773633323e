import { useSyncExternalStore } from 'react'
import { uiSay } from './text.ts'

const subscribe = (listener: () => void) => {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Whether the device believes it has a network. */
const useIsOnline = () => useSyncExternalStore(subscribe, () => navigator.onLine)

/** Says that the line is down and that nothing typed is lost. */
export function OfflineBanner() {
  return useIsOnline() ? null : (
    <p className="offline" role="status">
      <b>{uiSay('offline.title')}</b> {uiSay('offline.body')}
    </p>
  )
}
