import { useNavigate } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { request } from '../../data/index.ts'
import { t } from '../text.ts'
import type { OpenDialog } from '../ticket/dialogs/ticket-dialog.tsx'
import { useMany } from '../ticket/use-many.ts'
import { type QueueChoice, type TicketRow, writeChoice } from './queue-choice.ts'

const toggled = (set: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  set.has(id) ? new Set([...set].filter((one) => one !== id)) : new Set([...set, id])

const takeOne = ({ id }: { readonly id: string }) =>
  request('POST /tickets/:ticketId/assignee', { params: { ticketId: id }, body: { assigneeId: 'me' } })

interface Loaded {
  readonly choice: QueueChoice
  readonly rows: readonly TicketRow[]
  readonly current: TicketRow | undefined
}
/** What can be done from the queue: to the picked tickets, else to the one under the mark. */
export const useQueueActions = ({ choice, rows, current }: Loaded) => {
  const navigate = useNavigate()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<OpenDialog>()
  const [isFiltering, setIsFiltering] = useState(false)
  const { run } = useMany()
  const choose = (next: QueueChoice) => void navigate({ to: '/', search: writeChoice(next), replace: true })
  const aimed = (): readonly TicketRow[] => {
    const many = new Map(rows.filter(({ id }) => picked.has(id)).map((row) => [row.id, row]))
    return many.size > 0 ? [...many.values()] : current === undefined ? [] : [current]
  }
  const clear = useCallback(() => setPicked(new Set()), [])
  const take = async (tickets: readonly Pick<TicketRow, 'id' | 'number'>[]) => {
    if (tickets.length === 0) return
    await run(tickets, takeOne, (count, number) => t('take.done', { count, number }))
    clear()
  }
  const latestTake = useRef(take)
  latestTake.current = take
  return {
    picked,
    dialog,
    isFiltering,
    choose,
    aimed,
    clear,
    take,
    pick: useCallback((id: string) => setPicked((now) => toggled(now, id)), []),
    takeRow: useCallback((ticket: TicketRow) => void latestTake.current([ticket]), []),
    ask: (kind: 'assign' | 'snooze' | 'priority') => {
      const tickets = kind === 'priority' ? aimed().slice(0, 1) : aimed()
      if (tickets.length > 0) setDialog({ kind, tickets })
    },
    closeDialog: () => setDialog(undefined),
    filter: (isOpen: boolean) => setIsFiltering(isOpen),
    toggleDeadline: () => choose({ ...choice, order: choice.order === 'deadline' ? 'policy' : 'deadline' }),
    open: ({ number }: TicketRow, doing?: string) =>
      void navigate({
        to: '/tickets/$number',
        params: { number },
        search: doing === undefined ? {} : { do: doing },
      }),
  }
}
