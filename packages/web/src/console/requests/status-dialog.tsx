import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import type { FeatureRequest, Status } from './request-types.ts'
import { t } from './requests-text.ts'

const named: readonly Status[] = ['planned', 'in_progress', 'shipped']

/** How it stands, in words that everybody reads. */
export function StatusDialog({ request, onClose }: { readonly request: FeatureRequest; readonly onClose: () => void }) {
  const next = request.staff?.next ?? []
  const send = useSend('POST /requests/:requestId/status')
  const [status, setStatus] = useState<Status>(next[0] ?? 'under_consideration')
  const [words, setWords] = useState('')
  const [release, setRelease] = useState(request.release ?? '')
  const say = async () => {
    const body = {
      status,
      ...(words.trim() === '' ? {} : { words }),
      ...(named.includes(status) && release.trim() !== '' ? { release } : {}),
    }
    await send.mutateAsync({ params: { requestId: request.id }, body, ifMatch: `"${request.version}"` })
    announce(t('status.said', { status: t(`status.${status}`) }))
    onClose()
  }
  return (
    <Dialog
      title={t('status.title')}
      onClose={onClose}
      onSubmit={() => void say().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={send.isPending}>
          {t('status.send')}
        </button>
      }
    >
      <FormProblem problem={send.error} />
      <Field label={t('status.pick')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={status}
            onChange={(event) => setStatus(next.find((one) => one === event.currentTarget.value) ?? status)}
          >
            {next.map((one) => (
              <option key={one} value={one}>
                {t(`status.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {named.includes(status) ? <Release value={release} onChange={setRelease} /> : null}
      <Field label={t('status.words')} hint={t('status.words_how')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input rq-text"
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Field>
      {status === 'shipped' ? <p className="mut">{t('status.tells', { count: request.staff?.asks ?? 0 })}</p> : null}
    </Dialog>
  )
}

function Release({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <Field label={t('status.release')} hint={t('status.release_how')}>
      {(attributes) => (
        <input
          {...attributes}
          className="input"
          maxLength={40}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
