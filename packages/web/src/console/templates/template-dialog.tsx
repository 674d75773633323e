import { useState } from 'react'
import { type Returned, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import { t } from './templates-text.ts'

export type Template = Returned<'GET /templates'>['items'][number]

interface TemplateDialogProps {
  /** Absent for a new one. */
  readonly template: Template | undefined
  readonly onClose: () => void
}
/** Adds a template or changes one. */
export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const add = useSend('POST /templates')
  const change = useSend('PATCH /templates/:templateId')
  const [form, setForm] = useState({ name: template?.name ?? '', text: template?.text ?? '' })
  const problem = add.error ?? change.error
  const save = async () => {
    if (template === undefined) await add.mutateAsync({ body: form })
    else {
      const params = { templateId: template.id }
      await change.mutateAsync({ params, body: form, ifMatch: `"${template.version}"` })
    }
    announce(t(template === undefined ? 'templates.added' : 'templates.changed', { name: form.name }))
    onClose()
  }
  return (
    <Dialog
      title={template === undefined ? t('templates.add') : t('templates.change_title', { name: template.name })}
      wide
      onClose={onClose}
      onSubmit={() => void save().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={add.isPending || change.isPending}>
          {t('templates.save')}
        </button>
      }
    >
      <FormProblem problem={problem} />
      <Field label={t('templates.name')} hint={t('templates.name_how')} fault={faultOf(problem, 'name')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            maxLength={80}
            value={form.name}
            onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('templates.text')} hint={t('templates.text_how')} fault={faultOf(problem, 'text')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input tpl-text"
            maxLength={10_000}
            value={form.text}
            onChange={(event) => setForm({ ...form, text: event.currentTarget.value })}
          />
        )}
      </Field>
    </Dialog>
  )
}
