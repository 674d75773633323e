import { useQuery } from '@tanstack/react-query'
import { read } from '../../../data/index.ts'
import { Marked } from '../../../ui/marked.tsx'
import { Ribbon } from '../../../ui/ribbon/ribbon.tsx'
import { SkeletonBlock } from '../../../ui/skeletons.tsx'
import { useNow } from '../../../ui/time/clock.ts'
import { formatMoment } from '../../../ui/time/format-moment.ts'
import { promiseModel } from '../../promise/promise-model.ts'
import type { TicketRow } from '../../queue/queue-choice.ts'
import { useMe } from '../../session-gate.ts'
import { ProblemNote } from '../problem-note.tsx'
import { t } from '../ticket-text.ts'

/** What another priority would do to the promise, drawn; nothing is written. */
export function PriorityPreview({
  ticketId,
  priority,
}: {
  readonly ticketId: string
  readonly priority: TicketRow['priority']
}) {
  const now = useNow('minute')
  const zone = useMe().person.zone
  const preview = useQuery(
    read('GET /tickets/:ticketId/priority-preview', { params: { ticketId }, query: { priority } }),
  )
  if (preview.isPending) return <SkeletonBlock height={96} />
  if (preview.error !== null) return <ProblemNote problem={preview.error} onRetry={() => void preview.refetch()} />
  const { running, successor } = preview.data
  if (successor === null)
    return <p className="mut">{t(running?.state === 'breached' ? 'priority.late_stays' : 'priority.no_clock')}</p>
  const say = (at: string) =>
    formatMoment(Date.parse(at), { readerZone: zone, otherZone: successor.zone, otherCity: successor.city, now }).both
  const words =
    running === null
      ? t('priority.preview_new', { due: say(successor.dueAt) })
      : t(
          Date.parse(successor.dueAt) < Date.parse(running.dueAt)
            ? 'priority.preview_sooner'
            : 'priority.preview_later',
          {
            due: say(successor.dueAt),
            was: formatMoment(Date.parse(running.dueAt), { readerZone: zone, now }).reader,
          },
        )
  return (
    <div className="preview">
      <p>
        <Marked text={words} />
      </p>
      <Ribbon model={promiseModel(successor, zone)} />
    </div>
  )
}
