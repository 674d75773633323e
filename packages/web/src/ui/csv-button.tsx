import { useState } from 'react'
import { announce } from './announcer.tsx'
import { Icon } from './icons.tsx'
import { uiSay } from './text.ts'

interface CsvButtonProps {
  /** Saves the file; tells how many rows there were. */
  readonly save: () => Promise<number>
}
/** Saves what is shown as a file for spreadsheets, and says how much that was. */
export function CsvButton({ save }: CsvButtonProps) {
  const [isBusy, setIsBusy] = useState(false)
  const start = async () => {
    setIsBusy(true)
    await save().then(
      (count) => announce(uiSay('csv.done', { count })),
      () => announce(uiSay('csv.failed'), { tone: 'fault' }),
    )
    setIsBusy(false)
  }
  return (
    <button
      type="button"
      className="btn sm quiet"
      aria-label={uiSay('csv.label')}
      disabled={isBusy}
      onClick={() => void start()}
    >
      <Icon name="download" size={14} />
      {uiSay('csv.short')}
    </button>
  )
}
