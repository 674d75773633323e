import { useState } from 'react'
import { type Returned, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import './console-success.css'
import { t } from './console-success-text.ts'

type Read = Returned<'POST /accounts/:accountId/success-plan/imports'>

/** Figures from a list: looked at first, a line each, then recorded as a whole or not at all. */
export function ImportDialog({ accountId, onClose }: { readonly accountId: string; readonly onClose: () => void }) {
  const send = useSend('POST /accounts/:accountId/success-plan/imports')
  const [csv, setCsv] = useState('')
  const [looked, setLooked] = useState<Read>()
  const type = (text: string) => {
    setCsv(text)
    setLooked(undefined)
  }
  const read = async (preview: boolean) =>
    (await send.mutateAsync({ params: { accountId }, body: { csv, preview } }).catch(() => undefined))?.body
  const submit = async () => {
    if (looked === undefined) return setLooked(await read(true))
    const done = await read(false)
    if (done === undefined) return
    announce(t('import.done', { recorded: done.recorded, changed: done.changed }))
    onClose()
  }
  const faulty = looked?.rows.filter(({ state }) => state === 'faulty').length ?? 0
  const count = (looked?.recorded ?? 0) + (looked?.changed ?? 0)
  const isReady = looked === undefined ? csv.trim() !== '' : faulty === 0 && count > 0
  return (
    <Dialog
      title={t('import.title')}
      wide
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <button type="submit" className="btn pri" disabled={!isReady || send.isPending}>
          {looked === undefined ? t('import.look') : t('import.send', { count })}
        </button>
      }
    >
      <p className="mut">{t('import.how')}</p>
      <Field label={t('import.paste')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input t"
            rows={6}
            spellCheck={false}
            wrap="off"
            value={csv}
            onChange={(event) => type(event.currentTarget.value)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              const [file] = event.dataTransfer.files
              if (file === undefined) return
              event.preventDefault()
              void file.text().then(type)
            }}
          />
        )}
      </Field>
      {looked === undefined ? null : (
        <>
          <p aria-live="polite" className={faulty > 0 ? 'late-t' : 'mut'}>
            {faulty > 0 ? t('import.faulty', { count: faulty }) : count === 0 ? t('import.nothing') : null}
          </p>
          <Rows read={looked} />
        </>
      )}
      <FormProblem problem={send.error} />
    </Dialog>
  )
}

function Rows({ read }: { readonly read: Read }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the rows scroll by keyboard
    <section className="sp-rows" aria-label={t('import.title')} tabIndex={0}>
      <table className="sheet">
        <thead>
          <tr>
            <th>{t('import.line')}</th>
            <th>{t('import.objective')}</th>
            <th>{t('import.on')}</th>
            <th>{t('import.value')}</th>
            <th>{t('import.state')}</th>
          </tr>
        </thead>
        <tbody>
          {read.rows.map((row) => (
            <tr key={row.line}>
              <td className="t">{row.line}</td>
              <td>{row.objective}</td>
              <td className="t">{row.on}</td>
              <td className="t">{row.value}</td>
              <td>
                {row.faults.length === 0 ? <span className="mut">{t(`import.state.${row.state}`)}</span> : null}
                {row.faults.map(({ column, detail }) => (
                  <p key={column} className="late-t">{`${column}: ${detail}`}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
