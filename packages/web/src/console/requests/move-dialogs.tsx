import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { PickRequest } from './pick-request.tsx'
import type { Ask, FeatureRequest, RequestRow } from './request-types.ts'
import { t } from './requests-text.ts'

interface OfRequest {
  readonly request: FeatureRequest
  readonly onClose: () => void
}

/** Makes it part of another request. */
export function MergeDialog({ request, onClose }: OfRequest) {
  const merge = useSend('POST /requests/:requestId/merge')
  const navigate = useNavigate()
  const [into, setInto] = useState<RequestRow>()
  const submit = async () => {
    if (into === undefined) return
    await merge.mutateAsync({ params: { requestId: request.id }, body: { intoId: into.id } })
    announce(t('merge.done', { title: into.title }))
    onClose()
    await navigate({ to: '/requests/$id', params: { id: into.id } })
  }
  return (
    <Dialog
      title={t('merge.title')}
      wide
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={into === undefined || merge.isPending}>
          {t('merge.do')}
        </button>
      }
    >
      <FormProblem problem={merge.error} isTyped={false} />
      <p className="mut">{t('merge.says')}</p>
      <PickRequest label={t('merge.find')} besides={request.id} picked={into?.id} onPick={setInto} />
    </Dialog>
  )
}

/** Makes some of its asks a request of their own. */
export function SplitDialog({ request, asks, onClose }: OfRequest & { readonly asks: readonly Ask[] }) {
  const split = useSend('POST /requests/:requestId/split')
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [form, setForm] = useState({ title: '', wording: '' })
  const submit = async () => {
    const params = { requestId: request.id }
    const { body: made } = await split.mutateAsync({ params, body: { askIds: [...chosen], ...form } })
    onClose()
    await navigate({ to: '/requests/$id', params: { id: made.id } })
  }
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <Dialog
      title={t('split.title')}
      wide
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={chosen.length === 0 || split.isPending}>
          {t('split.do')}
        </button>
      }
    >
      <FormProblem problem={split.error} />
      <p className="mut">{t('split.says')}</p>
      <fieldset className="rq-pick">
        <legend>{t('split.which')}</legend>
        <div className="rq-found">
          {asks.map(({ id, account, useCase, ticket }) => (
            <label key={id} className="rq-choice">
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
              <b>{account.code}</b>
              <span className="rq-said" dir="auto">
                {useCase ?? ticket?.subject}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field label={t('form.title')} hint={t('form.title_how')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            maxLength={160}
            value={form.title}
            onChange={(event) => setForm({ ...form, title: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('form.wording')} hint={t('form.wording_how')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input rq-text"
            maxLength={4000}
            value={form.wording}
            onChange={(event) => setForm({ ...form, wording: event.currentTarget.value })}
          />
        )}
      </Field>
    </Dialog>
  )
}
