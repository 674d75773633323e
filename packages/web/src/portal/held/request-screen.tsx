import { Link, useSearch } from '@tanstack/react-router'
import { type FormEvent, useRef } from 'react'
import type { ApiProblem } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { formatSize } from '../../ui/format-size.ts'
import { Icon } from '../../ui/icons.tsx'
import { Wordmark } from '../../ui/mark.tsx'
import { useTitle } from '../../ui/use-title.ts'
import './held.css'
import { portalHere } from '../own/portal-here.ts'
import { t } from './held-text.ts'
import { SentNote } from './sent-note.tsx'
import { useRequestForm } from './use-request-form.ts'

const filesAtMost = 5

const faultOf = (problem: ApiProblem | undefined, field: string) =>
  problem?.errors?.find(({ pointer }) => pointer === `/${field}`)?.detail

/** What went wrong with the whole of it; a fault of one field stands under that field. */
function Trouble({ problem }: { readonly problem: ApiProblem | undefined }) {
  if (problem === undefined || (problem.errors?.length ?? 0) > 0) return null
  const title = problem.status === 0 ? t('ask.unreachable') : problem.title || t('ask.fault')
  return <ErrorNote title={title} kept={t('ask.try_again')} />
}

interface FilesProps {
  readonly files: readonly File[]
  readonly onChange: (files: readonly File[]) => void
}
function Files({ files, onChange }: FilesProps) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <div className="field">
      <span className="ask-label">{t('ask.files')}</span>
      <span className="field-hint">{t('ask.files_hint')}</span>
      <ul className="ask-files">
        {files.map((file) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            <Icon name="file" size={14} />
            <span className="ask-file-name">{file.name}</span>
            <span className="sm qt t">{formatSize(file.size)}</span>
            <button
              type="button"
              className="btn quiet sm"
              aria-label={t('ask.remove', { name: file.name })}
              onClick={() => onChange(files.filter((one) => one !== file))}
            >
              <Icon name="cross" size={12} />
            </button>
          </li>
        ))}
      </ul>
      {files.length < filesAtMost ? (
        <button type="button" className="btn ask-add" onClick={() => picker.current?.click()}>
          <Icon name="clip" />
          {t('ask.add_files')}
        </button>
      ) : null}
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('ask.add_files')}
        onChange={(event) => {
          onChange([...files, ...(event.currentTarget.files ?? [])].slice(0, filesAtMost))
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}

/** The form for whoever is no technical contact. What they typed stays on their device until it is sent. */
export function RequestScreen() {
  const { portal = portalHere?.slug } = useSearch({ from: '/send-request' })
  const { form, change, files, setFiles, busy, problem, send, sent, sendLeft, again } = useRequestForm(portal)
  useTitle(t(sent === undefined ? 'ask.title' : 'sent.title'))
  if (sent !== undefined) return <SentNote sent={sent} busy={busy} onAgain={again} onSendLeft={() => void sendLeft()} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  const text = (name: 'name' | 'email' | 'subject', more: { type?: string; autoComplete: string; max: number }) => (
    <Field
      label={t(`ask.${name}`)}
      hint={name === 'email' ? t('ask.email_hint') : undefined}
      fault={faultOf(problem, name)}
    >
      {(attributes) => (
        <input
          {...attributes}
          className="input"
          required
          dir="auto"
          type={more.type ?? 'text'}
          autoComplete={more.autoComplete}
          maxLength={more.max}
          value={form[name]}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <main className="ask">
      <div className="sign-in-brand">
        <Wordmark height={32} />
      </div>
      <form className="panel" onSubmit={submit}>
        <h1>{t('ask.heading')}</h1>
        <p className="mut">{t('ask.lead')}</p>
        <Trouble problem={problem} />
        <div className="ask-two">
          {text('name', { autoComplete: 'name', max: 120 })}
          {text('email', { type: 'email', autoComplete: 'email', max: 254 })}
        </div>
        {text('subject', { autoComplete: 'off', max: 300 })}
        <Field label={t('ask.text')} fault={faultOf(problem, 'text')}>
          {(attributes) => (
            <textarea
              {...attributes}
              className="input ask-text"
              required
              dir="auto"
              maxLength={20_000}
              value={form.text}
              onChange={(event) => change({ text: event.currentTarget.value })}
            />
          )}
        </Field>
        <Files files={files} onChange={setFiles} />
        <div className="ask-send">
          <span className="sm qt">{t('ask.kept')}</span>
          <button type="submit" className="btn pri big" disabled={busy}>
            {t(busy ? 'ask.sending' : 'ask.send')}
          </button>
        </div>
      </form>
      <Link className="lk sm" to="/sign-in">
        {t('ask.sign_in')}
      </Link>
    </main>
  )
}
