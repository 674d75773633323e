import { EndDialog } from './end-dialog.tsx'
import { HandInDialog } from './hand-in-dialog.tsx'
import { KeepDialog } from './keep-dialog.tsx'
import { RecordDialog } from './record-dialog.tsx'
import type { SeatAct } from './seat-menu.tsx'
import './seats.css'
import { type SeatDialogProps, SwapDialog } from './swap-dialog.tsx'

export { DecideDialog } from './decide-dialog.tsx'
export { InviteDialog } from './invite-dialog.tsx'
export { ListDialog } from './list-dialog.tsx'

const dialogs = {
  swap: SwapDialog,
  end: EndDialog,
  keep: KeepDialog,
  train: RecordDialog,
  hand_in: HandInDialog,
} as const

/** The question that goes with what was chosen about somebody. */
export function SeatDialog({ act, ...props }: SeatDialogProps & { readonly act: SeatAct }) {
  const Asked = dialogs[act]
  return <Asked {...props} />
}
