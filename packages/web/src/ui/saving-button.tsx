import { useState } from 'react'
import { announce } from './announcer.tsx'
import { Icon, type IconName } from './icons.tsx'

interface SavingButtonProps {
  readonly icon: IconName
  /** What is saved, for whoever does not see the button. */
  readonly label: string
  readonly words: string
  /** While the file is being made; the same words unless told. */
  readonly busyWords?: string
  /** Makes the file and hands it over. */
  readonly save: () => Promise<unknown>
  /** Said when that fails. */
  readonly failed: string
}
/** A quiet button that saves a file, once at a time. */
export function SavingButton({ icon, label, words, busyWords = words, save, failed }: SavingButtonProps) {
  const [isBusy, setIsBusy] = useState(false)
  const start = async () => {
    setIsBusy(true)
    await save().catch(() => announce(failed, { tone: 'fault' }))
    setIsBusy(false)
  }
  return (
    <button type="button" className="btn sm quiet" aria-label={label} disabled={isBusy} onClick={() => void start()}>
      <Icon name={icon} size={14} />
      {isBusy ? busyWords : words}
    </button>
  )
}
