import { type FormEvent, useState } from 'react'
import { isAboutNetworks, readNetworks, useSend } from '../../data/index.ts'
import { Field } from '../../ui/field.tsx'
import { LineField } from '../../ui/plain-fields.tsx'
import { t } from '../text.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'

/** What a contact’s key can be narrowed to. */
const scopes = ['tickets:read', 'tickets:write', 'accounts:read', 'policy:read', 'own:write'] as const
type Scope = (typeof scopes)[number]
const lengths = [30, 90, 365]

/** Makes a key: what for, what it may do, for how long. */
export function NewKeyForm({ onMade }: { readonly onMade: (secret: string) => void }) {
  const [label, setLabel] = useState('')
  const [chosen, setChosen] = useState<readonly Scope[]>(['tickets:read'])
  const [days, setDays] = useState(90)
  const [networks, setNetworks] = useState('')
  const make = useSend('POST /api-keys')
  const toggle = (scope: Scope) =>
    setChosen(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { label: label.trim(), scopes: [...chosen], expiresInDays: days, networks: readNetworks(networks) }
    const answer = await make.mutateAsync({ body }).catch(() => undefined)
    if (answer === undefined) return
    setLabel('')
    setNetworks('')
    onMade(answer.body.secret)
  }
  return (
    <form className="settings-form" onSubmit={(event) => void submit(event)}>
      <Field label={t('settings.key_label')} hint={t('settings.key_label_hint')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            required
            maxLength={80}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
        )}
      </Field>
      <fieldset className="field">
        <legend>{t('settings.key_scopes')}</legend>
        {scopes.map((scope) => (
          <label key={scope} className="key-scope">
            <input type="checkbox" checked={chosen.includes(scope)} onChange={() => toggle(scope)} />
            {t(`scope.${scope}`)}
          </label>
        ))}
      </fieldset>
      <Field label={t('settings.expires')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={days}
            onChange={(event) => setDays(Number(event.currentTarget.value))}
          >
            {lengths.map((count) => (
              <option key={count} value={count}>
                {t('settings.days', { count })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <LineField
        label={t('settings.key_networks')}
        hint={t('settings.key_networks_hint')}
        fault={isAboutNetworks(make.error) ? t('settings.key_networks_wrong') : undefined}
        maxLength={800}
        placeholder="203.0.113.0/24"
        value={networks}
        onChange={setNetworks}
      />
      <ProblemNote problem={isAboutNetworks(make.error) ? null : make.error} />
      <button type="submit" className="btn" disabled={make.isPending || chosen.length === 0 || label.trim() === ''}>
        {t('settings.key_make')}
      </button>
    </form>
  )
}
