import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { InstantMs } from '@mainstay/policy'

export const linkLivesMs = 5 * 60_000

/** What a signed address says: this file of this account, for this person, until then, to be saved or to be shown. */
export interface DownloadTicket {
  readonly accountId: string
  readonly fileId: string
  readonly personId: string
  readonly untilMs: InstantMs
  readonly as: 'download' | 'picture'
  /** Of a member of staff who looks at the portal as this person. */
  readonly viewing?: string | undefined
}

/** Signs and reads download addresses with a key of their own, used for nothing else. */
export function makeDownloadTickets(deskSecret: string) {
  const key = Buffer.from(hkdfSync('sha256', deskSecret, '', 'mainstay download links', 32))
  const sign = (text: string) => createHmac('sha256', key).update(text).digest()
  return {
    write: ({ accountId, fileId, personId, untilMs, as, viewing }: DownloadTicket): string => {
      const text = [accountId, fileId, personId, untilMs, as, viewing ?? ''].join(' ')
      return `${Buffer.from(text).toString('base64url')}.${sign(text).toString('base64url')}`
    },
    /** Undefined when we did not sign it. */
    read: (written: string): DownloadTicket | undefined => {
      const [told = '', mac = ''] = written.split('.')
      const text = Buffer.from(told, 'base64url').toString()
      const [given, expected] = [Buffer.from(mac, 'base64url'), sign(text)]
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      const [accountId = '', fileId = '', personId = '', until = '', said, viewing] = text.split(' ')
      const as = said === 'picture' ? said : 'download'
      return { accountId, fileId, personId, untilMs: Number(until), as, viewing: viewing || undefined }
    },
  }
}
export type DownloadTickets = ReturnType<typeof makeDownloadTickets>
