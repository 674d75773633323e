import type { KnownIssue } from '@mainstay/contracts/known-issues'
import { lazy, Suspense, useState } from 'react'
import { t } from './issue-updates-text.ts'

const UpdateDialog = lazy(() => import('./update-dialog.tsx').then((module) => ({ default: module.UpdateDialog })))

/** The way to write to every ticket about a known issue at once; nothing where none is linked. */
export function SendUpdate({ issue }: { readonly issue: KnownIssue }) {
  const [isOpen, setIsOpen] = useState(false)
  if (issue.tickets.length === 0) return null
  return (
    <>
      <button type="button" className="btn quiet sm" onClick={() => setIsOpen(true)}>
        {t('update.button')} <span className="sr">{issue.title}</span>
      </button>
      <Suspense>{isOpen ? <UpdateDialog issue={issue} onClose={() => setIsOpen(false)} /> : null}</Suspense>
    </>
  )
}
