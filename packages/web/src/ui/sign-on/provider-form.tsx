import { type ReactNode, useState } from 'react'
import { announce } from '../announcer.tsx'
import { Dialog } from '../dialog.tsx'
import { ErrorNote } from '../error-note.tsx'
import { Field } from '../field.tsx'
import { Findings } from './findings.tsx'
import { sayOn } from './sign-on-text.ts'
import type { Finding, ProviderDesk, SaidProblem, ShownProvider } from './types.ts'
import { useDoing } from './use-doing.ts'

interface ProviderFormProps {
  readonly desk: ProviderDesk
  /** The one that is changed; a new one without. */
  readonly provider?: ShownProvider | undefined
  readonly onClose: () => void
}

/** Connects a sign-in service or changes its client. What was typed stays until it is taken. */
export function ProviderForm({ desk, provider, onClose }: ProviderFormProps) {
  const { busy, problem, done } = useDoing(desk.sayProblem)
  const [findings, setFindings] = useState<readonly Finding[]>()
  const [typed, setTyped] = useState({
    label: provider?.label ?? '',
    issuer: provider?.issuer ?? '',
    clientId: provider?.clientId ?? '',
    clientSecret: '',
  })
  const set = (part: Partial<typeof typed>) => {
    setFindings(undefined)
    setTyped((now) => ({ ...now, ...part }))
  }
  const { label, issuer, clientId, clientSecret } = typed
  const isWhole = label !== '' && issuer !== '' && clientId !== '' && (provider !== undefined || clientSecret !== '')
  const save = async () => {
    const secret = clientSecret === '' ? {} : { clientSecret }
    const work = provider
      ? () => desk.change(provider, { label, clientId, ...secret })
      : () => desk.connect({ label, issuer: issuer.trim(), clientId, clientSecret })
    if (!(await done(work))) return
    announce(provider ? sayOn('one.saved') : sayOn('form.done', { label }))
    onClose()
  }
  const look = () => done(async () => setFindings(await desk.tryNew({ issuer: issuer.trim(), clientId, clientSecret })))
  return (
    <Dialog
      title={provider ? sayOn('form.change_title', { label: provider.label }) : sayOn('form.title')}
      onClose={onClose}
      onSubmit={() => void save()}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {sayOn('form.cancel')}
          </button>
          {provider ? null : (
            <button type="button" className="btn" disabled={busy || !isWhole} onClick={() => void look()}>
              {sayOn('one.try')}
            </button>
          )}
          <button type="submit" className="btn pri" disabled={busy || !isWhole}>
            {provider ? sayOn('one.save') : sayOn('form.connect')}
          </button>
        </>
      }
    >
      {problem === undefined ? null : <ErrorNote title={problem.title} />}
      <RedirectAddress address={desk.redirectUri} />
      <Line
        label={sayOn('form.label')}
        hint={sayOn('form.label_how')}
        fault={faultAt(problem, 'label')}
        value={label}
        onChange={(value) => set({ label: value })}
      />
      {provider ? null : (
        <Line
          label={sayOn('form.issuer')}
          hint={sayOn('form.issuer_how')}
          fault={faultAt(problem, 'issuer')}
          type="url"
          value={issuer}
          onChange={(value) => set({ issuer: value })}
        />
      )}
      <Line
        label={sayOn('form.client_id')}
        fault={faultAt(problem, 'clientId')}
        value={clientId}
        onChange={(value) => set({ clientId: value })}
      />
      <Line
        label={sayOn('form.client_secret')}
        hint={provider ? sayOn('form.secret_new') : sayOn('form.secret_how')}
        fault={faultAt(problem, 'clientSecret')}
        type="password"
        value={clientSecret}
        onChange={(value) => set({ clientSecret: value })}
      />
      {findings === undefined ? null : <Findings findings={findings} />}
    </Dialog>
  )
}

const faultAt = (problem: SaidProblem | undefined, field: string): string | undefined => problem?.fields[field]

function RedirectAddress({ address }: { readonly address: string }) {
  const copy = () => void navigator.clipboard.writeText(address).then(() => announce(sayOn('form.copied')))
  return (
    <div className="sign-on-redirect">
      <p className="mut">{sayOn('form.redirect')}</p>
      <p>
        <code>{address}</code>
        <button type="button" className="btn sm" onClick={copy}>
          {sayOn('form.copy')}
        </button>
      </p>
    </div>
  )
}

interface LineProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly fault: string | undefined
  readonly type?: 'text' | 'url' | 'password'
  readonly value: string
  readonly onChange: (value: string) => void
}
function Line({ label, hint, fault, type = 'text', value, onChange }: LineProps) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(attributes) => (
        <input
          {...attributes}
          className="input"
          type={type}
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
