import { t } from '../text.ts'

/** A size in bytes as people say it: `640 kB`, `4.1 MB`. */
export const saySize = (bytes: number) => {
  if (bytes < 1000) return t('files.bytes', { count: bytes })
  if (bytes < 1_000_000) return t('files.kilobytes', { count: Math.round(bytes / 1000) })
  return t('files.megabytes', { count: Math.round(bytes / 100_000) / 10 })
}
