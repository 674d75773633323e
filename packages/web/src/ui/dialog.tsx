import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import './dialog.css'
import { Icon } from './icons.tsx'
import { uiSay } from './text.ts'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  /** Enter and the button of type submit come here. */
  readonly onSubmit?: (() => void) | undefined
  readonly children: ReactNode
  /** The buttons, the chosen one last. */
  readonly foot?: ReactNode
  readonly wide?: boolean
}
/** Where the focus begins: what is to be answered, not the way out. */
const firstControl =
  ':is(textarea, select, input:not([type=radio]), input:checked):not(:disabled), .dialog-foot button[type=submit]:not(:disabled)'

/** A question over the page. Esc and a click outside close it; the focus goes back to where it was. */
export function Dialog({ title, onClose, onSubmit, children, foot, wide = false }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const element = box.current
    const before = document.activeElement
    if (element !== null && !element.open) element.showModal()
    element?.querySelector<HTMLElement>(firstControl)?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialogue by itself
    <dialog
      ref={box}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={heading}
      aria-modal="true"
      onClose={onClose}
      onClick={(event) => event.target === box.current && onClose()}
    >
      <form className="dialog-form" onSubmit={submit} noValidate>
        <header className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="btn quiet sm" aria-label={uiSay('announce.close')} onClick={onClose}>
            <Icon name="cross" />
          </button>
        </header>
        {children}
        {foot === undefined ? null : <div className="dialog-foot">{foot}</div>}
      </form>
    </dialog>
  )
}
