import { Resolver } from 'node:dns/promises'
import type { DnsTexts } from '../features/portals/ports.ts'

/** What the TXT records of a name say, asked of this machine's resolver: three seconds, once more, then nothing. */
export function openDnsTexts(): DnsTexts {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 })
  return {
    read: async (name) => {
      const records = await resolver.resolveTxt(name).catch(() => [])
      return records.map((parts) => parts.join(''))
    },
  }
}
