import { type KeyboardEvent, useState } from 'react'
import { ErrorNote } from '../error-note.tsx'
import { Field } from '../field.tsx'
import './sign-on.css'
import { sayOn } from './sign-on-text.ts'

export interface Offer {
  readonly id: string
  readonly label: string
}
interface SignOnDoorProps {
  /** Services that are offered without asking. */
  readonly offers: readonly Offer[]
  /** Goes to the service; throws when it or the desk cannot be reached. */
  readonly onChoose: (offer: Offer) => Promise<void>
  /** Finds services by work address or company code; absent where there is nothing to ask. */
  readonly onFind?: ((asked: string) => Promise<readonly Offer[]>) | undefined
  readonly sayProblem: (error: unknown) => string
}

/** Coming in by a provider, below the form of the sign-in page. */
export function SignOnDoor({ offers, onChoose, onFind, sayProblem }: SignOnDoorProps) {
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)
  const doing = async (work: () => Promise<void>) => {
    setBusy(true)
    setTrouble(undefined)
    await work().catch((error: unknown) => setTrouble(sayProblem(error)))
    setBusy(false)
  }
  if (offers.length === 0 && onFind === undefined) return null
  return (
    <section className="sign-on" aria-label={sayOn('door.use')}>
      <p className="sign-on-or qt sm">{sayOn('door.or')}</p>
      {trouble === undefined ? null : <ErrorNote title={trouble} kept="" />}
      <Buttons offers={offers} busy={busy} onChoose={(offer) => void doing(() => onChoose(offer))} />
      {onFind === undefined ? null : <Finder busy={busy} onFind={onFind} onChoose={onChoose} doing={doing} />}
    </section>
  )
}

interface ButtonsProps {
  readonly offers: readonly Offer[]
  readonly busy: boolean
  readonly onChoose: (offer: Offer) => void
}
function Buttons({ offers, busy, onChoose }: ButtonsProps) {
  return offers.map((offer) => (
    <button key={offer.id} type="button" className="btn big" disabled={busy} onClick={() => onChoose(offer)}>
      {sayOn('door.continue', { label: offer.label })}
    </button>
  ))
}

/** Whoever opened the question is going to answer it. */
const takeFocus = (input: HTMLInputElement | null) => input?.focus()

interface FinderProps {
  readonly busy: boolean
  readonly onFind: (asked: string) => Promise<readonly Offer[]>
  readonly onChoose: (offer: Offer) => Promise<void>
  readonly doing: (work: () => Promise<void>) => Promise<void>
}
/** Asks for the company; one service is gone to at once, several are shown. */
function Finder({ busy, onFind, onChoose, doing }: FinderProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [asked, setAsked] = useState('')
  const [found, setFound] = useState<readonly Offer[]>()
  const find = () =>
    void doing(async () => {
      const offers = asked.trim() === '' ? [] : await onFind(asked.trim())
      const [only] = offers
      if (offers.length === 1 && only) await onChoose(only)
      else setFound(offers)
    })
  if (!isOpen)
    return (
      <button type="button" className="btn big" onClick={() => setIsOpen(true)}>
        {sayOn('door.use')}
      </button>
    )
  // stands within the form of the door, whose own Enter it must not press
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    find()
  }
  return (
    <>
      <Field
        label={sayOn('door.asked')}
        hint={sayOn('door.asked_how')}
        fault={found?.length === 0 ? sayOn('door.none') : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            autoComplete="email"
            maxLength={254}
            ref={takeFocus}
            value={asked}
            onChange={(event) => setAsked(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <button type="button" className="btn big" disabled={busy} onClick={find}>
        {sayOn('door.find')}
      </button>
      <Buttons offers={found ?? []} busy={busy} onChoose={(offer) => void doing(() => onChoose(offer))} />
    </>
  )
}
