import type { Advisory } from '@mainstay/contracts/advisories'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMe } from '../session-gate.ts'
import './advisories.css'
import { t } from './advisories-text.ts'
import { OpensField, TextFields, VersionFields, WhatChangedField } from './advisory-fields.tsx'
import { type AdvisoryForm, contentOf, formOf, isWhole } from './advisory-form.ts'
import { NamedField } from './named-field.tsx'
import { useProducts } from './what-is-sold.ts'

/** Sends what the form says: a new draft, a changed one, or an update. */
function useSave(advisory: Advisory | undefined) {
  const { zone } = useMe().person
  const add = useSend('POST /advisories')
  const alter = useSend('PATCH /advisories/:advisoryId')
  const navigate = useNavigate()
  const isPublished = advisory !== undefined && advisory.state !== 'draft'
  const save = async (form: AdvisoryForm) => {
    const { opensAt, ...content } = contentOf(form, zone)
    if (advisory === undefined) {
      const { body: made } = await add.mutateAsync({ body: { ...content, opensAt, productId: form.productId } })
      await navigate({ to: '/advisories/$id', params: { id: made.id } })
    } else {
      const day = advisory.state === 'published' ? {} : { opensAt }
      const said = isPublished ? { whatChanged: form.whatChanged.trim() } : {}
      const params = { advisoryId: advisory.id }
      await alter.mutateAsync({ params, body: { ...content, ...day, ...said }, ifMatch: `"${advisory.version}"` })
    }
    announce(t(isPublished ? 'done.updated' : 'done.kept'))
  }
  return { save, problem: add.error ?? alter.error, isBusy: add.isPending || alter.isPending, isPublished }
}

interface AdvisoryDialogProps {
  /** Absent for a new one. */
  readonly advisory: Advisory | undefined
  readonly onClose: () => void
}
/** Writes an advisory. A draft is kept in silence; a published one becomes an update, and says what changed. */
export function AdvisoryDialog({ advisory, onClose }: AdvisoryDialogProps) {
  const { zone } = useMe().person
  const products = useProducts()
  const [form, setForm] = useState(() => formOf(advisory, zone))
  const { save, problem, isBusy, isPublished } = useSave(advisory)
  const whole = { ...form, productId: form.productId === '' ? (products[0]?.id ?? '') : form.productId }
  const isReady = isWhole(whole) && whole.productId !== '' && (!isPublished || form.whatChanged.trim() !== '')
  const part = { form: whole, problem, change: (next: Partial<AdvisoryForm>) => setForm({ ...whole, ...next }) }
  const submit = () => {
    if (isReady) void save(whole).then(onClose, () => undefined)
  }
  return (
    <Dialog
      wide
      title={t(advisory === undefined ? 'form.new' : isPublished ? 'form.update' : 'form.edit')}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="btn pri" disabled={!isReady || isBusy}>
            {t(isPublished ? 'form.send_update' : 'form.save')}
          </button>
        </>
      }
    >
      <FormProblem problem={problem} />
      {isPublished ? <WhatChangedField {...part} /> : null}
      <VersionFields {...part} products={advisory === undefined ? products : []} />
      <TextFields {...part} />
      <NamedField {...part} />
      {advisory?.state === 'published' ? null : <OpensField {...part} />}
    </Dialog>
  )
}
