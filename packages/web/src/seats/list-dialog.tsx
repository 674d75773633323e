import { type Returned, useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ListField } from '../ui/list-field.tsx'
import { useLookedList } from '../ui/use-looked-list.ts'
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
  const list = useLookedList({
    ask: async (csv, preview): Promise<Read | undefined> =>
      (await send.mutateAsync({ params: { accountId }, body: { csv, preview } }).catch(() => undefined))?.body,
    onDone: ({ recorded, changed }) => {
      announce(t('list.done', { recorded, changed }))
      onClose()
    },
  })
  const { looked, faulty, count, isReady, submit } = list
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
      <ListField label={t('list.paste')} file={t('list.file')} csv={list.csv} onText={list.type} />
      {looked === undefined ? null : <Rows read={looked} faulty={faulty} count={count} />}
      <SeatsProblem problem={send.error} clauseHref={clauseHref} />
    </Dialog>
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
