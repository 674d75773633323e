import { useRef, useState } from 'react'
import { type Returned, useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { type ClauseHref, SeatsProblem } from './seats-problem.tsx'
import { t } from './seats-text.ts'

type Read = Returned<'POST /accounts/:accountId/training/imports'>

interface ListDialogProps {
  readonly accountId: string
  readonly clauseHref: ClauseHref
  readonly onClose: () => void
}
/** Training from a list: looked at first, a line each, then recorded as a whole or not at all. */
export function ListDialog({ accountId, clauseHref, onClose }: ListDialogProps) {
  const send = useSend('POST /accounts/:accountId/training/imports')
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
    announce(t('list.done', { recorded: done.recorded, changed: done.changed }))
    onClose()
  }
  const faulty = looked?.rows.filter(({ state }) => state === 'faulty').length ?? 0
  const count = (looked?.recorded ?? 0) + (looked?.changed ?? 0)
  const isReady = looked === undefined ? csv.trim() !== '' : faulty === 0 && count > 0
  const foot = (
    <>
      <button type="button" className="btn" onClick={onClose}>
        {t('seat.back')}
      </button>
      <button type="submit" className="btn pri" disabled={!isReady || send.isPending}>
        {looked === undefined ? t('list.look') : t('list.send', { count })}
      </button>
    </>
  )
  return (
    <Dialog title={t('list.title')} wide onClose={onClose} onSubmit={() => void submit()} foot={foot}>
      <p className="mut">{t('list.how')}</p>
      <ListFile onText={type} />
      <Field label={t('list.paste')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input"
            rows={5}
            spellCheck={false}
            value={csv}
            onChange={(event) => type(event.currentTarget.value)}
          />
        )}
      </Field>
      {looked === undefined ? null : <Rows read={looked} faulty={faulty} count={count} />}
      <SeatsProblem problem={send.error} clauseHref={clauseHref} />
    </Dialog>
  )
}

function ListFile({ onText }: { readonly onText: (text: string) => void }) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <div>
      <button type="button" className="btn sm" onClick={() => picker.current?.click()}>
        {t('list.file')}
      </button>
      <input
        ref={picker}
        type="file"
        accept=".csv,text/csv,text/plain"
        hidden
        aria-label={t('list.file')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file !== undefined) void file.text().then(onText)
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}

function Rows({ read, faulty, count }: { readonly read: Read; readonly faulty: number; readonly count: number }) {
  return (
    <>
      <p aria-live="polite" className={faulty > 0 ? 'late-t' : 'mut'}>
        {faulty > 0 ? t('list.faulty', { count: faulty }) : count === 0 ? t('list.nothing') : null}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the rows scroll by keyboard */}
      <section className="seats-list-rows" aria-label={t('list.title')} tabIndex={0}>
        <table className="seats-list-table">
          <thead>
            <tr>
              <th>{t('list.line')}</th>
              <th>{t('list.who')}</th>
              <th>{t('list.what')}</th>
              <th>{t('list.when')}</th>
              <th>{t('list.state')}</th>
            </tr>
          </thead>
          <tbody>
            {read.rows.map((row) => (
              <tr key={row.line}>
                <td className="t">{row.line}</td>
                <td>{row.person?.name ?? row.email}</td>
                <td>{row.course}</td>
                <td className="t">{row.completedOn}</td>
                <td>
                  {row.faults.length === 0 ? <span className="mut">{t(`list.state.${row.state}`)}</span> : null}
                  {row.faults.map(({ column, detail }) => (
                    <p key={column} className="late-t">{`${column}: ${detail}`}</p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
