import type { LineWindow } from '@mainstay/policy/lifecycle'
import ical, { ICalCalendarMethod } from 'ical-generator'

/** One entry of a feed: a release that is out, or an end of support. */
export interface FeedEntry {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly text: string
  /** An instant, ISO. */
  readonly at: string
}
export interface Feed {
  readonly title: string
  readonly home: string
  readonly self: string
  readonly entries: readonly FeedEntry[]
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Text as XML 1.0 takes it: what it forbids is left out. */
const xml = (text: string): string =>
  text.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '').replace(/[&<>"']/g, (mark) => escapes[mark] ?? '')

/** RFC 4287. */
export const asAtom = ({ title, home, self, entries }: Feed): string => {
  const updated = entries[0]?.at ?? '1970-01-01T00:00:00.000Z'
  const items = entries.map(
    (entry) => `  <entry>
    <id>${xml(entry.id)}</id>
    <title>${xml(entry.title)}</title>
    <updated>${xml(entry.at)}</updated>
    <link rel="alternate" href="${xml(entry.url)}"/>
    <content type="text">${xml(entry.text)}</content>
  </entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xml(self)}</id>
  <title>${xml(title)}</title>
  <author><name>${xml(title)}</name></author>
  <updated>${xml(updated)}</updated>
  <link rel="self" href="${xml(self)}"/>
  <link rel="alternate" href="${xml(home)}"/>
${items.join('\n')}
</feed>
`
}

/** RSS 2.0. */
export const asRss = ({ title, home, self, entries }: Feed): string => {
  const items = entries.map(
    (entry) => `  <item>
    <guid isPermaLink="false">${xml(entry.id)}</guid>
    <title>${xml(entry.title)}</title>
    <link>${xml(entry.url)}</link>
    <pubDate>${new Date(entry.at).toUTCString()}</pubDate>
    <description>${xml(entry.text)}</description>
  </item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>${xml(title)}</title>
  <link>${xml(home)}</link>
  <description>${xml(`${title} and ends of support`)}</description>
  <atom:link rel="self" type="application/rss+xml" href="${xml(self)}"/>
${items.join('\n')}
</channel>
</rss>
`
}

/** JSON Feed 1.1. */
export const asJsonFeed = ({ title, home, self, entries }: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    items: entries.map(({ id, title: named, url, text, at }) => ({
      ...{ id, title: named, url, content_text: text, date_published: at },
    })),
  })

/** Ends of support as whole days (RFC 5545); the same end keeps its identity when its date moves. */
export const asCalendar = (
  product: { readonly key: string; readonly name: string },
  { windows, home, at }: { readonly windows: readonly LineWindow[]; readonly home: string; readonly at: number },
): string => {
  const calendar = ical({ name: `${product.name}: ends of support`, method: ICalCalendarMethod.PUBLISH })
  for (const { line, version, until, endIsPlanned, untilAtLatest } of windows) {
    if (until === null) continue
    const more = endIsPlanned ? ' (planned)' : untilAtLatest ? ' (at the latest)' : ''
    calendar.createEvent({
      id: `support-end-${product.key}-${line}@${new URL(home).hostname}`,
      start: new Date(`${until}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp: new Date(at),
      summary: `${product.name} ${version}: support ends${more}`,
      url: `${home}/releases`,
    })
  }
  return calendar.toString()
}
