import { listOwedEndpoint, type Owed, recordOwedEndpoint, skipOwedEndpoint } from '@mainstay/contracts/owed'
import type { Founded } from './found-desk.ts'
import { leftOut, minutesOf, skipped, writingDays } from './owed-cast.ts'
import type { Cue } from './play-stories.ts'
import type { Stage } from './stage.ts'
import { instantOf } from './times.ts'

const dayMs = 86_400_000
const zone = 'Europe/Berlin'

/** What comes to customers unasked: written up week by week, one skipped, some of it late. */
export function owedCues(stage: Stage, founded: Founded, now: number): readonly Cue[] {
  const at = (daysAgo: number): number => instantOf({ daysAgo, at: '17:05' }, zone, now)
  return [
    { at: at(skipped.daysAgo), play: () => skipCall(stage, founded) },
    ...writingDays.map((daysAgo, week) => ({
      at: at(daysAgo),
      play: () => writeUp(stage, founded, { now, at: at(daysAgo), week }),
    })),
  ]
}

interface Writing {
  readonly now: number
  readonly at: number
  readonly week: number
}

/** Whatever ends before the next time that somebody sits down to it. */
async function writeUp(stage: Stage, founded: Founded, { now, at, week }: Writing): Promise<void> {
  const marta = { personId: founded.staff.get('marta') ?? '' }
  const dueTo = new Date(at + 8 * dayMs).toISOString()
  const { items } = await stage.act(listOwedEndpoint, marta, {
    query: { state: ['open', 'breached'], begun: 'true', dueTo },
  })
  for (const owed of items.filter((one) => !isLeftOut(one, now))) {
    const written = minutesOf[owed.kind]
    const minutes = written?.[week % written.length]
    // an assessment is met by its report
    if (minutes === undefined) continue
    await stage.act(recordOwedEndpoint, marta, { params: { commitmentId: owed.id }, body: { minutes } })
  }
}

const isLeftOut = ({ account, kind, dueAt }: Owed, now: number): boolean =>
  leftOut.some(
    (one) => one.account === account.code && one.kind === kind && Date.parse(dueAt) > now - one.withinDays * dayMs,
  )

async function skipCall(stage: Stage, founded: Founded): Promise<void> {
  const katrin = founded.contacts.get(skipped.by)
  if (!katrin) throw new Error(`nobody is called ${skipped.by}`)
  const query = { kind: 'regular_call', state: 'open', begun: 'true' } as const
  const { items } = await stage.act(listOwedEndpoint, katrin, { query })
  const [call] = items
  if (!call) return
  const sent = { params: { commitmentId: call.id }, body: { reason: skipped.reason } }
  await stage.act(skipOwedEndpoint, katrin, sent)
}
