import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem, read } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Field } from '../ui/field.tsx'
import './assessed.css'
import { t } from './assessed-text.ts'
import type { Bundle } from './assessed-types.ts'
import { uploadBundle } from './upload-bundle.ts'

/** Makes the folder; then, once somebody looked through it, the bundle. */
const commands = ['node mainstay-collect.mjs', 'node mainstay-collect.mjs pack FOLDER'] as const

interface SendBundleProps {
  readonly accountId: string
  readonly onClose: () => void
  readonly onSent?: (bundle: Bundle) => void
}
/** How a bundle is made, and the way in for it: what is refused says why, and nothing of it is kept. */
export function SendBundleDialog({ accountId, onClose, onSent }: SendBundleProps) {
  const client = useQueryClient()
  const environments = useQuery(read('GET /accounts/:accountId/environments', { params: { accountId } }))
  const items = environments.data?.items ?? []
  const [chosen, setChosen] = useState('')
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState<number>()
  const [problem, setProblem] = useState<unknown>()
  // whoever has several says which: a bundle of another one would be taken for what this one runs
  const environmentId = chosen === '' && items.length === 1 ? (items[0]?.id ?? '') : chosen
  const send = async (takesOther: boolean) => {
    if (file === undefined || environmentId === '') return
    setProblem(undefined)
    setShare(0)
    const bundle = await uploadBundle({ accountId, environmentId, file, takesOther, onProgress: setShare })
    await client.invalidateQueries()
    announce(t('upload.done'))
    onSent?.(bundle)
    onClose()
  }
  const trySend = (takesOther = false) =>
    void send(takesOther).catch((fault: unknown) => {
      setProblem(fault)
      setShare(undefined)
    })
  const isBusy = share !== undefined
  return (
    <Dialog
      title={t('upload.title')}
      wide
      onClose={onClose}
      onSubmit={() => trySend()}
      foot={
        <>
          {share === undefined ? null : (
            <span className="mut t" role="status">
              {share < 1 ? t('upload.sending', { percent: Math.round(share * 100) }) : t('upload.looking')}
            </span>
          )}
          <button type="submit" className="btn pri" disabled={file === undefined || environmentId === '' || isBusy}>
            {t('upload.send')}
          </button>
        </>
      }
    >
      {problem === undefined ? null : (
        <Refused
          problem={problem}
          installation={items.find(({ id }) => id === environmentId)?.name ?? ''}
          onTake={() => trySend(true)}
        />
      )}
      <p className="mut">{t('upload.how')}</p>
      {commands.map((command) => (
        <Command key={command} command={command} />
      ))}
      <p className="mut sm">{t('upload.get')}</p>
      <Field label={t('upload.where')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={environmentId}
            onChange={(event) => {
              setChosen(event.currentTarget.value)
              setProblem(undefined)
            }}
          >
            {items.length > 1 ? <option value="">{t('upload.choose')}</option> : null}
            {items.map(({ id, name, productVersion }) => (
              <option key={id} value={id}>
                {`${name} · ${productVersion}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('upload.file')} hint={t('upload.file_how')}>
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            className="input"
            accept=".tgz,.gz,application/gzip"
            onChange={(event) => {
              setFile(event.currentTarget.files?.[0])
              setProblem(undefined)
            }}
          />
        )}
      </Field>
    </Dialog>
  )
}

function Command({ command }: { readonly command: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long line scrolls, by keyboard too
    <div className="as-command" tabIndex={0}>
      <code>{command}</code>
      <button
        type="button"
        className="btn sm"
        aria-label={t('upload.copy', { command })}
        onClick={() => void navigator.clipboard?.writeText(command).then(() => announce(t('upload.copied')))}
      >
        {t('upload.copy_short')}
      </button>
    </div>
  )
}

interface RefusedProps {
  readonly problem: unknown
  readonly installation: string
  readonly onTake: () => void
}
/** What of another product came is asked about: it belongs to another installation, or is taken by its sender’s word. */
function Refused({ problem, installation, onTake }: RefusedProps) {
  if (!(problem instanceof ApiProblem) || problem.title === '')
    return <ErrorNote title={t('upload.broken')} kept={t('upload.kept')} />
  if (problem.code === 'bundle.other_product')
    return (
      <ErrorNote title={problem.detail ?? problem.title} kept={t('upload.kept')}>
        {t('upload.other')}
        <span className="as-take">
          <button type="button" className="btn sm" onClick={onTake}>
            {t('upload.take_other', { name: installation })}
          </button>
        </span>
      </ErrorNote>
    )
  return (
    <ErrorNote title={problem.title} kept="">
      {problem.detail}
    </ErrorNote>
  )
}
