import { useRef } from 'react'
import { Field } from './field.tsx'

interface ListFieldProps {
  readonly label: string
  /** On the button that takes a file. */
  readonly file: string
  readonly csv: string
  readonly onText: (csv: string) => void
}
/** A list as CSV: from a file, dropped, or pasted. */
export function ListField({ label, file, csv, onText }: ListFieldProps) {
  return (
    <>
      <FromFile label={file} onText={onText} />
      <Field label={label}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input t"
            rows={6}
            spellCheck={false}
            wrap="off"
            value={csv}
            onChange={(event) => onText(event.currentTarget.value)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              const [dropped] = event.dataTransfer.files
              if (dropped === undefined) return
              event.preventDefault()
              void dropped.text().then(onText)
            }}
          />
        )}
      </Field>
    </>
  )
}

function FromFile({ label, onText }: { readonly label: string; readonly onText: (csv: string) => void }) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <div>
      <button type="button" className="btn sm" onClick={() => picker.current?.click()}>
        {label}
      </button>
      <input
        ref={picker}
        type="file"
        accept=".csv,text/csv,text/plain"
        hidden
        aria-label={label}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file !== undefined) void file.text().then(onText)
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
