import { scopes } from '@mainstay/policy/access'
import { useState } from 'react'
import { isAboutNetworks, readNetworks, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { LineField } from '../../ui/plain-fields.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMe } from '../session-gate.ts'
import { t } from './keys-text.ts'

type Scope = (typeof scopes)[number]
const lengths = [30, 90, 365]
const empty = { label: '', networks: '', days: 90, robot: false }

/** Makes a key and shows its secret this once. */
export function NewKey({ onClose }: { readonly onClose: () => void }) {
  const [form, setForm] = useState(empty)
  const [chosen, setChosen] = useState<readonly Scope[]>(['tickets:read'])
  const make = useSend('POST /api-keys')
  const isAdmin = useMe().staff?.roles.includes('admin') === true
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }))
  const toggle = (scope: Scope) =>
    setChosen(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope])
  const submit = () =>
    make.mutateAsync({
      body: {
        label: form.label.trim(),
        scopes: [...chosen],
        expiresInDays: form.days,
        robot: form.robot,
        networks: readNetworks(form.networks),
      },
    })
  if (make.data !== undefined) return <Made secret={make.data.body.secret} onClose={onClose} />
  const isNetworks = isAboutNetworks(make.error)
  return (
    <Dialog
      title={t('keys.new')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button
          type="submit"
          className="btn pri"
          disabled={make.isPending || chosen.length === 0 || form.label.trim() === ''}
        >
          {t('keys.make')}
        </button>
      }
    >
      <FormProblem problem={isNetworks ? null : make.error} />
      <LineField
        label={t('keys.label')}
        hint={t('keys.label_how')}
        maxLength={80}
        value={form.label}
        onChange={(label) => set({ label })}
      />
      <fieldset className="field own-keys-scopes">
        <legend>{t('keys.scopes')}</legend>
        {scopes.map((scope) => (
          <label key={scope} className="choice">
            <input type="checkbox" checked={chosen.includes(scope)} onChange={() => toggle(scope)} />
            <code>{scope}</code>
          </label>
        ))}
      </fieldset>
      <LineField
        label={t('keys.networks')}
        hint={t('keys.networks_how')}
        fault={isNetworks ? t('keys.networks_wrong') : undefined}
        maxLength={800}
        placeholder="203.0.113.0/24"
        value={form.networks}
        onChange={(networks) => set({ networks })}
      />
      <Field label={t('keys.expires')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={form.days}
            onChange={(event) => set({ days: Number(event.currentTarget.value) })}
          >
            {lengths.map((count) => (
              <option key={count} value={count}>
                {t('keys.days', { count })}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isAdmin ? (
        <label className="choice">
          <input
            type="checkbox"
            checked={form.robot}
            onChange={(event) => set({ robot: event.currentTarget.checked })}
          />
          {t('keys.robot')}
        </label>
      ) : null}
    </Dialog>
  )
}

/** The secret, shown this once. */
function Made({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const copy = () => void navigator.clipboard.writeText(secret).then(() => announce(t('keys.copied')))
  return (
    <Dialog
      title={t('keys.new')}
      onClose={onClose}
      onSubmit={copy}
      foot={
        <button type="submit" className="btn pri">
          {t('keys.copy')}
        </button>
      }
    >
      <p>{t('keys.once')}</p>
      <p>
        <code className="own-keys-secret">{secret}</code>
      </p>
    </Dialog>
  )
}
