import { type Returned, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ListField } from '../../ui/list-field.tsx'
import { useLookedList } from '../../ui/use-looked-list.ts'
import { FormProblem } from '../accounts/form-problem.tsx'
import './console-success.css'
import { t } from './console-success-text.ts'

type Read = Returned<'POST /accounts/:accountId/success-plan/imports'>

/** Figures from a list: looked at first, a line each, then recorded as a whole or not at all. */
export function ImportDialog({ accountId, onClose }: { readonly accountId: string; readonly onClose: () => void }) {
  const send = useSend('POST /accounts/:accountId/success-plan/imports')
  const list = useLookedList({
    ask: async (csv, preview): Promise<Read | undefined> =>
      (await send.mutateAsync({ params: { accountId }, body: { csv, preview } }).catch(() => undefined))?.body,
    onDone: ({ recorded, changed }) => {
      announce(t('import.done', { recorded, changed }))
      onClose()
    },
  })
  const { looked, faulty, count, isReady, submit } = list
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
      <ListField label={t('import.paste')} file={t('import.file')} csv={list.csv} onText={list.type} />
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
