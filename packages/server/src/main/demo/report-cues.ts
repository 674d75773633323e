import { draftServiceReportEndpoint, issueServiceReportEndpoint } from '@mainstay/contracts/reports'
import { addCalendarMonths, civilDateAt, startOfCivilDate } from '@mainstay/policy/calendar'
import type { Founded } from './found-desk.ts'
import type { Cue } from './play-stories.ts'
import type { Stage } from './stage.ts'

const zone = 'America/Sao_Paulo'
const hourMs = 3_600_000
const summary = `What we promised you in this month, and what became of it. Each figure opens the rows behind it, and they are the same that you see in your portal every day.

In our next review we go through what stands beside the figures, and through the way up for the installations that are behind.`

/** The month that ended last is reported to Helio Bank, by Marta, on the morning after its first day. */
export function reportCues(stage: Stage, founded: Founded, now: number): readonly Cue[] {
  const accountId = stage.wire('acc', founded.accounts.get('HELIO')?.id ?? '')
  const marta = { personId: founded.staff.get('marta') ?? '' }
  // on the first days of a month, the one before the last is the one that is written
  const thisMonth = `${civilDateAt(zone, now - 48 * hourMs).slice(0, 7)}-01`
  const period = { from: addCalendarMonths(thisMonth, -1), until: thisMonth }
  return [
    {
      at: startOfCivilDate(zone, thisMonth) + 34 * hourMs,
      play: async () => {
        const draft = await stage.act(draftServiceReportEndpoint, marta, {
          params: { accountId },
          body: { ...period, summary },
        })
        await stage.act(issueServiceReportEndpoint, marta, { params: { reportId: draft.id ?? '' } })
      },
    },
  ]
}
