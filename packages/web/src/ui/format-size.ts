import { uiSay } from './text.ts'

/** A size in bytes as people say it: `18 MB`, `340 kB`. */
export const formatSize = (bytes: number) => {
  if (bytes < 1000) return uiSay('size.bytes', { count: bytes })
  if (bytes < 1_000_000) return uiSay('size.kb', { count: Math.round(bytes / 1000) })
  return uiSay('size.mb', { count: Math.round(bytes / 100_000) / 10 })
}
