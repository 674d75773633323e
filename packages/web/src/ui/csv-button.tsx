import { announce } from './announcer.tsx'
import { SavingButton } from './saving-button.tsx'
import { uiSay } from './text.ts'

interface CsvButtonProps {
  /** Saves the file; tells how many rows there were. */
  readonly save: () => Promise<number>
}
/** Saves what is shown as a file for spreadsheets, and says how much that was. */
export function CsvButton({ save }: CsvButtonProps) {
  return (
    <SavingButton
      icon="download"
      label={uiSay('csv.label')}
      words={uiSay('csv.short')}
      save={async () => announce(uiSay('csv.done', { count: await save() }))}
      failed={uiSay('csv.failed')}
    />
  )
}
