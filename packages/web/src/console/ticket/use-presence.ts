import { useCallback, useEffect, useRef, useState } from 'react'
import { type Returned, request } from '../../data/index.ts'

type Others = Returned<'POST /tickets/:ticketId/presence'>['others']
const everyMs = 15_000
const writesForMs = 8_000

/** Says that the reader looks at the ticket or writes, and hears who else does. */
export const usePresence = (ticketId: string) => {
  const [others, setOthers] = useState<Others>([])
  const wroteAt = useRef(0)
  const say = useCallback(
    (doing: 'viewing' | 'writing' | 'gone') =>
      request('POST /tickets/:ticketId/presence', { params: { ticketId }, body: { doing } }).then(
        (answer) => setOthers(answer.others),
        () => undefined,
      ),
    [ticketId],
  )
  useEffect(() => {
    const doing = () =>
      performance.now() - wroteAt.current < writesForMs && wroteAt.current > 0 ? 'writing' : 'viewing'
    void say('viewing')
    const timer = setInterval(() => void say(doing()), everyMs)
    return () => {
      clearInterval(timer)
      void say('gone')
    }
  }, [say])
  const writes = useCallback(() => {
    const isNew = performance.now() - wroteAt.current > writesForMs
    wroteAt.current = performance.now()
    if (isNew) void say('writing')
  }, [say])
  return { others, writes }
}
