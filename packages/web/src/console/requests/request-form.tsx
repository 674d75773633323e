import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { LineField } from '../../ui/plain-fields.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import type { FeatureRequest } from './request-types.ts'
import { t } from './requests-text.ts'

interface FormProps {
  /** Absent for a new one. */
  readonly request?: FeatureRequest
  /** The ticket that becomes its first ask. */
  readonly ticket?: { readonly id: string; readonly subject: string }
  /** Of a new one; the first product without. */
  readonly productId?: string
  readonly onClose: () => void
}
const visibilities = ['public', 'plans', 'hidden'] as const

/** What everybody reads of a request, and who everybody is. */
export function RequestForm({ request, ticket, productId, onClose }: FormProps) {
  const create = useSend('POST /requests')
  const change = useSend('PATCH /requests/:requestId')
  const navigate = useNavigate()
  const [form, setForm] = useState({
    title: request?.title ?? ticket?.subject ?? '',
    wording: request?.wording ?? '',
    visibility: request?.staff?.visibility ?? 'public',
    plans: request?.staff?.plans.join(' ') ?? '',
  })
  const problem = create.error ?? change.error
  const save = async () => {
    const { title, wording, visibility } = form
    const plans = visibility === 'plans' ? form.plans.split(/[\s,]+/u).filter(Boolean) : []
    const body = { title, wording, visibility, plans }
    if (request) {
      await change.mutateAsync({ params: { requestId: request.id }, body, ifMatch: `"${request.version}"` })
    } else {
      const { body: made } = await create.mutateAsync({
        body: { ...body, ...(productId && { productId }), ...(ticket && { ticketId: ticket.id }) },
      })
      await navigate({ to: '/requests/$id', params: { id: made.id } })
    }
    onClose()
  }
  return (
    <Dialog
      title={t(request ? 'form.edit_title' : 'form.create_title')}
      wide
      onClose={onClose}
      onSubmit={() => void save().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={create.isPending || change.isPending}>
          {t(request ? 'form.save' : 'form.create')}
        </button>
      }
    >
      <FormProblem problem={problem} />
      <Words form={form} problem={problem} onChange={(words) => setForm({ ...form, ...words })} />
      <div className="field">
        <Segmented
          label={t('form.visibility')}
          value={form.visibility}
          segments={visibilities.map((value) => ({ value, label: t(`form.${value}`) }))}
          onChange={(visibility) => setForm({ ...form, visibility })}
        />
        <span className="field-hint">{t('form.visibility_how')}</span>
      </div>
      {form.visibility === 'plans' ? (
        <Field label={t('form.plan_keys')} fault={faultOf(problem, 'plans')}>
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              placeholder={t('form.plan_example')}
              value={form.plans}
              onChange={(event) => setForm({ ...form, plans: event.currentTarget.value })}
            />
          )}
        </Field>
      ) : null}
    </Dialog>
  )
}

interface WordsProps {
  readonly form: { readonly title: string; readonly wording: string }
  readonly problem: Error | null
  readonly onChange: (words: { readonly title?: string; readonly wording?: string }) => void
}
function Words({ form, problem, onChange }: WordsProps) {
  return (
    <>
      <LineField
        label={t('form.title')}
        hint={t('form.title_how')}
        fault={faultOf(problem, 'title')}
        maxLength={160}
        value={form.title}
        onChange={(title) => onChange({ title })}
      />
      <Field label={t('form.wording')} hint={t('form.wording_how')} fault={faultOf(problem, 'wording')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input rq-text"
            maxLength={4000}
            value={form.wording}
            onChange={(event) => onChange({ wording: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  )
}
