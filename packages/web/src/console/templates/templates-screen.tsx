import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useMayOnDesk } from '../may-work.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { RemoveTemplate } from './remove-template.tsx'
import { type Template, TemplateDialog } from './template-dialog.tsx'
import './templates.css'
import { t } from './templates-text.ts'

type Asked =
  | { readonly what: 'write'; readonly template: Template | undefined }
  | { what: 'remove'; template: Template }

/** The templates for replies; whoever leads writes them. */
export function TemplatesScreen() {
  const templates = useQuery(read('GET /templates', {}))
  const mayWrite = useMayOnDesk('template.manage')
  const [asked, setAsked] = useState<Asked>()
  const items = templates.data?.items ?? []
  const close = () => setAsked(undefined)
  const add = (
    <button type="button" className="btn" onClick={() => setAsked({ what: 'write', template: undefined })}>
      {t('templates.add')}
    </button>
  )
  return (
    <SettingsPage
      heading={t('templates.heading')}
      title={t('templates.title')}
      says={t('templates.says')}
      action={mayWrite && items.length > 0 ? add : null}
    >
      {templates.isPending ? <SkeletonRows rows={6} height={56} /> : null}
      {templates.isError ? <ErrorNote title={t('templates.failed')} onRetry={() => void templates.refetch()} /> : null}
      {templates.isSuccess && items.length === 0 ? (
        <EmptyState title={t('templates.empty')} action={mayWrite ? add : undefined}>
          {t('templates.empty_how')}
        </EmptyState>
      ) : null}
      <ul className="tpl-list">
        {items.map((template) => (
          <li key={template.id} className="tpl-line">
            <b>{template.name}</b>
            <p className="mut">{template.text}</p>
            {mayWrite ? (
              <span className="tpl-do">
                <button type="button" className="btn quiet sm" onClick={() => setAsked({ what: 'write', template })}>
                  {t('templates.change')} <span className="sr">{template.name}</span>
                </button>
                <button type="button" className="btn quiet sm" onClick={() => setAsked({ what: 'remove', template })}>
                  {t('templates.remove')} <span className="sr">{template.name}</span>
                </button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {asked?.what === 'write' ? <TemplateDialog template={asked.template} onClose={close} /> : null}
      {asked?.what === 'remove' ? <RemoveTemplate template={asked.template} onClose={close} /> : null}
    </SettingsPage>
  )
}
