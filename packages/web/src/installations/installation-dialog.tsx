import { civilDateAt } from '@mainstay/policy/calendar'
import { useState } from 'react'
import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { readNow } from '../ui/time/clock.ts'
import { type InstallationForm, platformsOf, useInstallationForm } from './form-state.ts'
import { faultOf, InstallationProblem } from './installation-problem.tsx'
import { t } from './installations-text.ts'
import { MoreFields } from './more-fields.tsx'
import { PlatformLines } from './platform-lines.tsx'
import { type Installation, useMatrix, useProducts } from './use-installations.ts'

interface InstallationDialogProps {
  readonly accountId: string
  /** The one that is changed; a new one without. */
  readonly kept?: Installation
  readonly onClose: () => void
}

const blankToNull = (text: string): string | null => text.trim() || null

/** Sends what stands in the form: all of it for a new one, for one that is kept too, so that blank fields empty it. */
function useSave({ accountId, kept }: InstallationDialogProps) {
  const add = useSend('POST /accounts/:accountId/environments')
  const change = useSend('PATCH /accounts/:accountId/environments/:environmentId')
  const { error, isPending } = kept === undefined ? add : change
  const save = (form: InstallationForm) => {
    const { name, productVersion, isProduction, productId, size, customisations, externalId } = form
    const said = { name, productVersion, isProduction, platforms: platformsOf(form) }
    const details = Object.entries({ size, customisations, externalId })
    if (kept === undefined) {
      const given = Object.fromEntries(details.filter(([, text]) => text.trim() !== ''))
      const body = { ...said, ...given, ...(productId === undefined ? {} : { productId }) }
      return add.mutateAsync({ params: { accountId }, body })
    }
    const body = { ...said, ...Object.fromEntries(details.map(([field, text]) => [field, blankToNull(text)])) }
    const params = { accountId, environmentId: kept.id }
    return change.mutateAsync({ params, body, ifMatch: `"${kept.version}"` })
  }
  return { save, error, isPending }
}

/** Names an installation, or records its upgrade. */
export function InstallationDialog(props: InstallationDialogProps) {
  const { kept, onClose } = props
  const { form, change } = useInstallationForm(kept)
  const [isTried, setIsTried] = useState(false)
  const { save, error, isPending } = useSave(props)
  const products = useProducts().data?.items ?? []
  const matrix = useMatrix(form.productId ?? products[0]?.id).data
  const on = civilDateAt(Intl.DateTimeFormat().resolvedOptions().timeZone, readNow())
  const lacks = (field: 'name' | 'productVersion') =>
    isTried && form[field].trim() === '' ? t('form.needed') : faultOf(error, field)
  const submit = async () => {
    setIsTried(true)
    if (form.name.trim() === '' || form.productVersion.trim() === '') return
    if ((await save(form).catch(() => undefined)) === undefined) return
    announce(t(kept === undefined ? 'done.added' : 'done.changed', { name: form.name }))
    onClose()
  }
  return (
    <Dialog
      title={kept === undefined ? t('form.add') : t('form.change', { name: kept.name })}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('form.back')}
          </button>
          <button type="submit" className="btn pri" disabled={isPending}>
            {t(kept === undefined ? 'form.save_add' : 'form.save')}
          </button>
        </>
      }
    >
      <Field
        label={t('form.version')}
        hint={kept === undefined ? t('form.version_how') : t('form.version_was', { version: kept.productVersion })}
        fault={lacks('productVersion')}
      >
        {(attributes) => (
          <input
            {...attributes}
            className="input t"
            value={form.productVersion}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => change({ productVersion: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('form.name')} hint={kept === undefined ? t('form.name_how') : undefined} fault={lacks('name')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            value={form.name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      {kept !== undefined || products.length < 2 ? null : (
        <Field label={t('form.product')}>
          {(attributes) => (
            <select
              {...attributes}
              className="input"
              value={form.productId ?? products[0]?.id}
              onChange={(event) => change({ productId: event.target.value })}
            >
              {products.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <label className="inst-check">
        <input
          type="checkbox"
          checked={form.isProduction}
          onChange={(event) => change({ isProduction: event.target.checked })}
        />
        {t('form.production')}
      </label>
      <PlatformLines form={form} matrix={matrix} on={on} onChange={(platforms) => change({ platforms })} />
      <MoreFields form={form} error={error} onChange={change} />
      <InstallationProblem problem={error} />
    </Dialog>
  )
}
