import { useCallback, useRef, useState } from 'react'
import { ApiProblem } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { t } from '../text.ts'
import { uploadFile } from './upload-file.ts'

/** A file that is on the desk already; its id goes with the message. */
export interface KeptFile {
  readonly id: string
  readonly name: string
  readonly size: number
}
/** A file on its way, or stopped. */
export interface Sending {
  readonly key: string
  readonly file: File
  readonly share: number
  readonly fault: string | undefined
  readonly mayRetry: boolean
}
const fileLimitBytes = 25 * 1_048_576
const fileLimitCount = 20

const makeKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join('')

const sayFault = (problem: unknown) => {
  if (!(problem instanceof ApiProblem)) return t('files.fault')
  if (problem.status === 0) return t('files.broken')
  return problem.code === 'file.too_large' ? t('files.too_large') : problem.title || t('files.fault')
}

/** Files of one message: sent as soon as they are picked; what is there stays with the draft. */
export const useAttachments = (kept: readonly KeptFile[], keep: (files: readonly KeptFile[]) => void) => {
  const [sending, setSending] = useState<readonly Sending[]>([])
  const latest = useRef(kept)
  latest.current = kept
  const stops = useRef(new Map<string, AbortController>())
  const patch = useCallback((key: string, change: Partial<Sending>) => {
    setSending((list) => list.map((one) => (one.key === key ? { ...one, ...change } : one)))
  }, [])
  const drop = useCallback((key: string) => {
    stops.current.get(key)?.abort()
    stops.current.delete(key)
    setSending((list) => list.filter((one) => one.key !== key))
  }, [])
  const start = useCallback(
    async ({ key, file }: Pick<Sending, 'key' | 'file'>) => {
      const stop = new AbortController()
      stops.current.set(key, stop)
      patch(key, { fault: undefined, share: 0 })
      const onProgress = (share: number) => patch(key, { share })
      try {
        const { id, name, size } = await uploadFile({ file, key, onProgress, signal: stop.signal })
        stops.current.delete(key)
        setSending((list) => list.filter((one) => one.key !== key))
        latest.current = [...latest.current, { id, name, size }]
        keep(latest.current)
      } catch (problem) {
        if (!stop.signal.aborted) patch(key, { fault: sayFault(problem) })
      }
    },
    [keep, patch],
  )
  const add = useCallback(
    (files: readonly File[]) => {
      const room = Math.max(0, fileLimitCount - latest.current.length - stops.current.size)
      if (files.length > room)
        announce(t('files.too_many', { limit: fileLimitCount, left: files.length - room }), { tone: 'fault' })
      const added = files.slice(0, room).map((file) => {
        const isTooLarge = file.size > fileLimitBytes
        const fault = isTooLarge ? t('files.too_large') : undefined
        return { key: makeKey(), file, share: 0, fault, mayRetry: !isTooLarge }
      })
      setSending((list) => [...list, ...added])
      for (const one of added) if (one.mayRetry) void start(one)
    },
    [start],
  )
  const remove = useCallback((id: string) => keep(latest.current.filter((one) => one.id !== id)), [keep])
  return { sending, add, drop, retry: start, remove, isSending: sending.length > 0 }
}
export type Attachments = ReturnType<typeof useAttachments>
