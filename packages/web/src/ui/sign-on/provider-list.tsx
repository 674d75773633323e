import { type ReactNode, useState } from 'react'
import { EmptyState } from '../empty-state.tsx'
import { ErrorNote } from '../error-note.tsx'
import { SkeletonRows } from '../skeletons.tsx'
import { ProviderCard } from './provider-card.tsx'
import { ProviderForm } from './provider-form.tsx'
import './sign-on.css'
import { sayOn } from './sign-on-text.ts'
import type { ProviderDesk } from './types.ts'

interface ProviderListProps {
  readonly desk: ProviderDesk
  readonly mayManage: boolean
  readonly isStaffs?: boolean
  readonly peopleOf: (providerId: string) => ReactNode
}

/** The sign-in services of a company or of the staff, and connecting another. */
export function ProviderList({ desk, mayManage, isStaffs = false, peopleOf }: ProviderListProps) {
  const [isConnecting, setIsConnecting] = useState(false)
  const { providers } = desk
  if (desk.failed) return <ErrorNote title={sayOn('list.fault')} onRetry={desk.retry} />
  if (providers === undefined) return <SkeletonRows rows={2} height={56} />
  const connect = mayManage ? (
    <button type="button" className="btn" onClick={() => setIsConnecting(true)}>
      {sayOn('list.connect')}
    </button>
  ) : null
  return (
    <div className="providers">
      {providers.length === 0 ? (
        <EmptyState title={sayOn('list.none')} action={connect}>
          {sayOn('list.none_body')}
        </EmptyState>
      ) : (
        <>
          {providers.map((provider) => (
            <ProviderCard
              key={provider.id}
              desk={desk}
              provider={provider}
              mayManage={mayManage}
              isStaffs={isStaffs}
              people={peopleOf(provider.id)}
            />
          ))}
          {connect}
        </>
      )}
      {isConnecting ? <ProviderForm desk={desk} onClose={() => setIsConnecting(false)} /> : null}
    </div>
  )
}
