import { useRef } from 'react'
import { brandSay } from './brand-text.ts'

interface LogoFieldProps {
  readonly logoUrl: string | null
  readonly isBusy: boolean
  readonly fault: string | undefined
  readonly onChoose: (file: File) => void
  readonly onRemove: () => void
}
/** The logo as it is kept now. A new one holds at once: it is drawn on the server, and the preview shows that. */
export function LogoField({ logoUrl, isBusy, fault, onChoose, onRemove }: LogoFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <fieldset className="field logo-field">
      <legend>{brandSay('logo.label')}</legend>
      <div className="logo-row">
        {logoUrl === null ? null : <img src={logoUrl} alt={brandSay('logo.alt')} />}
        <button type="button" className="btn sm" disabled={isBusy} onClick={() => input.current?.click()}>
          {brandSay(isBusy ? 'logo.busy' : logoUrl === null ? 'logo.choose' : 'logo.change')}
        </button>
        {logoUrl === null ? null : (
          <button type="button" className="btn sm quiet" disabled={isBusy} onClick={onRemove}>
            {brandSay('logo.remove')}
          </button>
        )}
        <input
          ref={input}
          type="file"
          className="sr"
          tabIndex={-1}
          aria-hidden="true"
          accept="image/png,image/jpeg,image/webp,image/gif"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file !== undefined) onChoose(file)
          }}
        />
      </div>
      <span className="field-hint">{brandSay('logo.hint')}</span>
      {fault === undefined ? null : (
        <span className="field-fault" role="alert">
          {fault}
        </span>
      )}
    </fieldset>
  )
}
