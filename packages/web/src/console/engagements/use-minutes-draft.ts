import { useDraft } from '../../ui/draft-store.ts'
import { useMe } from '../session-gate.ts'
import type { Engagement } from './engagement-types.ts'

export interface MinutesDraft {
  readonly text: string
  /** One a line. */
  readonly decisions: string
  readonly note: string
  readonly recording: string
}
const asKept = ({ minutes, staff, recordingUrl }: Engagement): MinutesDraft => ({
  text: minutes?.text ?? '',
  decisions: minutes?.decisions.join('\n') ?? '',
  note: staff?.note ?? '',
  recording: recordingUrl ?? '',
})

/** What is being typed, kept with every letter until it is saved; what the desk has where nothing is typed. */
export function useMinutesDraft(session: Engagement) {
  const { id } = useMe().person
  const draft = useDraft(id, `minutes:${session.id}`)
  const written: MinutesDraft = draft.text === '' ? asKept(session) : (JSON.parse(draft.text) as MinutesDraft)
  return {
    written,
    isTyped: draft.text !== '',
    write: (part: Partial<MinutesDraft>) => draft.save(JSON.stringify({ ...written, ...part })),
    drop: draft.drop,
  }
}
