import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import type { Template } from './template-dialog.tsx'
import { t } from './templates-text.ts'

/** Asks once before a template is gone. */
export function RemoveTemplate({ template, onClose }: { readonly template: Template; readonly onClose: () => void }) {
  const remove = useSend('DELETE /templates/:templateId')
  const { id, name, version } = template
  const submit = async () => {
    await remove.mutateAsync({ params: { templateId: id }, ifMatch: `"${version}"` })
    announce(t('templates.removed', { name }))
    onClose()
  }
  return (
    <Dialog
      title={t('templates.remove_title', { name })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={remove.isPending}>
          {t('templates.remove')}
        </button>
      }
    >
      <FormProblem problem={remove.error} />
      <p>{t('templates.remove_says')}</p>
    </Dialog>
  )
}
