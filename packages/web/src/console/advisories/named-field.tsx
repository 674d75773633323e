import { useState } from 'react'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { t } from './advisories-text.ts'
import type { AdvisoryForm } from './advisory-form.ts'

interface NamedFieldProps {
  readonly form: AdvisoryForm
  readonly change: (next: Partial<AdvisoryForm>) => void
}
/** Accounts that are told whatever they run: found by code or name, chosen ones first. */
export function NamedField({ form, change }: NamedFieldProps) {
  const accounts = useAllAccounts().data ?? []
  const [sought, setSought] = useState('')
  const isNamed = (id: string) => form.named.includes(id)
  const fits = ({ code, name }: { readonly code: string; readonly name: string }) =>
    `${code} ${name}`.toLowerCase().includes(sought.trim().toLowerCase())
  const shown = accounts
    .filter((account) => isNamed(account.id) || fits(account))
    .toSorted((a, b) => Number(isNamed(b.id)) - Number(isNamed(a.id)))
    .slice(0, 50)
  const toggle = (id: string) =>
    change({ named: isNamed(id) ? form.named.filter((one) => one !== id) : [...form.named, id] })
  return (
    <details className="named" open={form.named.length > 0}>
      <summary>
        {t('form.named')} <span className="mut">{t('form.named_count', { count: form.named.length })}</span>
      </summary>
      <p className="field-hint">{t('form.named_how')}</p>
      <input
        className="input"
        type="search"
        aria-label={t('form.named_find')}
        placeholder={t('form.named_find')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <fieldset className="choice-list named-list">
        <legend className="sr">{t('form.named')}</legend>
        {shown.map(({ id, code, name }) => (
          <label key={id} className="choice">
            <input type="checkbox" checked={isNamed(id)} onChange={() => toggle(id)} />
            <span>{name}</span>
            <span className="mut t">{code}</span>
          </label>
        ))}
      </fieldset>
    </details>
  )
}
