import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import './command-palette.css'
import { Icon, type IconName } from './icons.tsx'
import { KeyHint } from './key-hint.tsx'
import { uiSay } from './text.ts'

export interface Command {
  readonly id: string
  readonly label: string
  /** A second, quieter line: whose ticket, which section. */
  readonly hint?: string | undefined
  readonly icon?: IconName | undefined
  readonly keys?: string | undefined
  readonly run: () => void
}
interface CommandPaletteProps {
  readonly commands: readonly Command[]
  readonly onClose: () => void
  /** Asked, a moment after typing, for things that go by these words. */
  readonly findMore?: ((words: string) => Promise<readonly Command[]>) | undefined
}

/** Commands whose label holds every word, those that begin with it first. */
export const matchCommands = (commands: readonly Command[], typed: string) => {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean)
  const text = (one: Command) => `${one.label} ${one.hint ?? ''}`.toLowerCase()
  const found = commands.filter((one) => words.every((word) => text(one).includes(word)))
  const first = words[0] ?? ''
  return found.toSorted((a, b) => Number(text(b).startsWith(first)) - Number(text(a).startsWith(first)))
}

const useFound = (typed: string, findMore: CommandPaletteProps['findMore']) => {
  const [found, setFound] = useState<readonly Command[]>([])
  useEffect(() => {
    if (findMore === undefined || typed.trim().length < 2) return setFound([])
    let stale = false
    const timer = setTimeout(() => {
      findMore(typed.trim()).then(
        (more) => !stale && setFound(more),
        () => undefined,
      )
    }, 180)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [typed, findMore])
  return found
}

/** What is typed, what is found, and which of it is chosen; arrow keys and Enter steer. */
const usePalette = ({ commands, findMore }: CommandPaletteProps) => {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const found = useFound(typed, findMore)
  const shown = [...matchCommands(commands, typed), ...found]
  useEffect(() => dialog.current?.showModal(), [])
  const run = (command: Command | undefined) => {
    if (command === undefined) return
    dialog.current?.close()
    command.run()
  }
  const steer = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Enter') run(shown[chosen])
    if (step === 0 && event.key !== 'Enter') return
    event.preventDefault()
    setChosen((chosen + step + shown.length) % Math.max(1, shown.length))
  }
  const type = (text: string) => {
    setTyped(text)
    setChosen(0)
  }
  return { typed, type, chosen, shown, dialog, run, steer }
}

/** Search and jump, by keyboard alone. Opens over the page as a dialogue; Esc and a click outside close it. */
export function CommandPalette(props: CommandPaletteProps) {
  const { typed, type, chosen, shown, dialog, run, steer } = usePalette(props)
  const listId = useId()
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={uiSay('palette.title')}
      onClose={props.onClose}
      onPointerDown={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div className="palette-body">
        <label className="palette-input">
          <Icon name="search" />
          <span className="sr">{uiSay('palette.label')}</span>
          <input
            role="combobox"
            aria-expanded="true"
            aria-controls={shown.length === 0 ? undefined : listId}
            aria-activedescendant={shown[chosen] === undefined ? undefined : `${listId}-${chosen}`}
            placeholder={uiSay('palette.label')}
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={steer}
          />
        </label>
        <CommandList listId={listId} shown={shown} chosen={chosen} onRun={run} />
        <p className="palette-foot">{uiSay('palette.hint')}</p>
      </div>
    </dialog>
  )
}

interface CommandListProps {
  readonly listId: string
  readonly shown: readonly Command[]
  readonly chosen: number
  readonly onRun: (command: Command) => void
}
function CommandList({ listId, shown, chosen, onRun }: CommandListProps) {
  if (shown.length === 0) return <p className="palette-empty">{uiSay('palette.empty')}</p>
  return (
    <div className="palette-list" id={listId} role="listbox" aria-label={uiSay('palette.title')}>
      {shown.map((command, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard steers from the field, as a combobox does
        <div
          key={command.id}
          id={`${listId}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className="palette-option"
          onClick={() => onRun(command)}
          ref={(row) => {
            if (index === chosen) row?.scrollIntoView({ block: 'nearest' })
          }}
        >
          <Icon name={command.icon ?? 'arrowRight'} />
          <span className="palette-label">{command.label}</span>
          {command.hint === undefined ? null : <span className="palette-hint">{command.hint}</span>}
          {command.keys === undefined ? null : <KeyHint keys={command.keys.toUpperCase().split(' ')} />}
        </div>
      ))}
    </div>
  )
}
