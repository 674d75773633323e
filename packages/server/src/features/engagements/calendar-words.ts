import type { SessionKind } from '@mainstay/policy/sessions'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** One session as a calendar shows it, for one reader. */
export interface CalendarEntry {
  /** Of the session: the same in every invitation about it. */
  readonly id: string
  readonly kind: SessionKind
  readonly account: string
  readonly host: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** RFC 5545, 3.8.7.4: a calendar takes the highest. */
  readonly sequence: number
  readonly changedAt: Date
  readonly isCancelled: boolean
  readonly meetingUrl: string | null
  /** The session's own page, in the reader's application. */
  readonly page: string
}

const names: Readonly<Record<SessionKind, string>> = {
  knowledge_transfer: 'Knowledge-transfer session',
  roadmap_review: 'Road-map review',
  deployment_review: 'Production deployment review',
  regular_call: 'Regular call',
  assessment_review: 'Assessment review',
  training: 'Training',
  best_practice_review: 'Best-practice review',
  strategic_session: 'Strategic session',
}

export interface CalendarAbout {
  readonly home: string
  readonly method: 'request' | 'cancel' | 'publish'
  readonly name?: string
  /** Whom an invitation invites: the reader alone, so that it tells nobody's address to anybody. */
  readonly attendee?: { readonly name: string; readonly email: string }
}

/** An invitation, its update or its end, or a whole calendar (RFC 5545, RFC 5546). */
export function asCalendar(entries: readonly CalendarEntry[], { home, method, name, attendee }: CalendarAbout): string {
  const host = new URL(home).hostname
  const calendar = ical({ ...(name === undefined ? {} : { name }), method: methods[method] })
  for (const entry of entries)
    calendar.createEvent({
      ...{ id: `${entry.id}@${host}`, sequence: entry.sequence, stamp: entry.changedAt },
      ...{ start: entry.startsAt, end: entry.endsAt, timezone: 'UTC' },
      summary: `${names[entry.kind]}: ${entry.account}`,
      description: [entry.meetingUrl, entry.page].filter((line) => line !== null).join('\n'),
      ...(entry.meetingUrl === null ? {} : { location: entry.meetingUrl }),
      url: entry.page,
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      organizer: { name: entry.host, email: `no-reply@${host}` },
      ...(attendee === undefined ? {} : { attendees: [{ ...attendee, rsvp: false }] }),
    })
  return calendar.toString()
}

const methods = {
  request: ICalCalendarMethod.REQUEST,
  cancel: ICalCalendarMethod.CANCEL,
  publish: ICalCalendarMethod.PUBLISH,
} as const
