import type { InvitationSource } from '../notifications/index.ts'
import { calendarEntries } from './calendar-entries.ts'
import { asCalendar } from './calendar-words.ts'
import { findEngagement } from './queries.ts'

/** The invitation in the mail, always as the session stands when it leaves: an update never undoes a later one. */
export const invitations: InvitationSource = {
  on: ['engagement.booked', 'engagement.moved', 'engagement.cancelled'],
  async write(ctx, { type, subjectId, reader, side, publicUrl }) {
    const row = await findEngagement(ctx, subjectId)
    const isOff = type === 'engagement.cancelled'
    if (row?.state !== (isOff ? 'cancelled' : 'booked')) return undefined
    const entries = await calendarEntries(ctx, [row], { home: publicUrl, side })
    if (entries.length === 0) return undefined
    const content = asCalendar(entries, { home: publicUrl, method: isOff ? 'cancel' : 'request', attendee: reader })
    return { method: isOff ? 'CANCEL' : 'REQUEST', content }
  },
}
