import type { Contact } from '@mainstay/contracts/accounts'
import { lazy, Suspense, useState } from 'react'
import { Icon } from '../../ui/icons.tsx'
import { useMayOnAccount } from '../may-work.ts'
import { t } from './viewing-text.ts'

const ViewAs = lazy(() => import('./view-as.tsx').then((module) => ({ default: module.ViewAs })))

/** For those who may see the portal as a contact: the way there. */
export function ViewAsButton({ contact }: { readonly contact: Contact }) {
  const [isAsking, setIsAsking] = useState(false)
  const label = t('view.button', { name: contact.person.name })
  if (!useMayOnAccount('contact.view_as')) return null
  return (
    <>
      <button type="button" className="btn sm quiet" title={label} aria-label={label} onClick={() => setIsAsking(true)}>
        <Icon name="eye" />
      </button>
      <Suspense>
        {isAsking ? (
          <ViewAs accountId={contact.accountId} contact={contact} onClose={() => setIsAsking(false)} />
        ) : null}
      </Suspense>
    </>
  )
}
