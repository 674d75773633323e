import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Decision } from '../shared.ts'
import { params } from './of-release.ts'

const productKey = z.object({ productKey: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/) })
const feed = { method: 'GET', tag: 'Releases', door: 'anyone', params: productKey, returns: z.string() } as const
export const releasesAtomEndpoint = endpoint({
  ...feed,
  path: '/feeds/:productKey/releases.atom',
  summary: 'Releases and ends of support, as an Atom feed anybody may follow',
  refuses: ['product.unknown'],
})
export const releasesRssEndpoint = endpoint({
  ...feed,
  path: '/feeds/:productKey/releases.rss',
  summary: 'The same as RSS 2.0',
  refuses: ['product.unknown'],
})
export const releasesJsonEndpoint = endpoint({
  ...feed,
  path: '/feeds/:productKey/releases.json',
  summary: 'The same as a JSON feed',
  refuses: ['product.unknown'],
})
export const supportEndsCalendarEndpoint = endpoint({
  ...feed,
  path: '/feeds/:productKey/support-ends.ics',
  summary: 'Ends of support as a calendar',
  refuses: ['product.unknown'],
})
export const getDownloadEndpoint = endpoint({
  method: 'GET',
  path: '/releases/:releaseId/download',
  summary: 'Where to get a release and the hash of it, while an agreement for the product is in force',
  tag: 'Releases',
  door: 'signed_in',
  params,
  returns: z.object({ url: z.string(), checksum: z.string().nullable(), decision: Decision }),
  refuses: ['release.not_found', 'release.no_download', 'release.not_entitled'],
})
