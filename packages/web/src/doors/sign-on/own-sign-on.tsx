import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { goToProvider, sayRefusal, useOwnIdentities } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { OwnIdentities } from '../../ui/sign-on/own-identities.tsx'
import { sayEnding } from '../../ui/sign-on/say-ending.ts'
import { sayOn } from '../../ui/sign-on/sign-on-text.ts'

interface OwnSignOnProps {
  readonly zone: string
  /** The page that this stands on, as the provider sends back to it. */
  readonly page: string
}
/** By which services the reader comes in; coming back from one, it says how that went. */
export function OwnSignOn({ zone, page }: OwnSignOnProps) {
  const { own, disconnect } = useOwnIdentities()
  const navigate = useNavigate()
  const { sign_on: ending } = useSearch({ strict: false }) as { readonly sign_on?: string }
  const [problem, setProblem] = useState(sayEnding(ending))
  useEffect(() => {
    if (ending === undefined) return
    if (ending === 'connected') announce(sayOn('own.connected'))
    void navigate({ to: '.', search: {}, replace: true })
  }, [ending, navigate])
  const telling = (work: Promise<unknown>) => void work.catch((error: unknown) => setProblem(sayRefusal(error)))
  const drop = async (identityId: string) => {
    await disconnect.mutateAsync({ params: { identityId } })
    announce(sayOn('own.gone'))
  }
  return (
    <OwnIdentities
      items={own.data?.items}
      offers={own.data?.offers ?? []}
      zone={zone}
      failed={own.isError}
      busy={disconnect.isPending}
      problem={problem}
      onRetry={() => void own.refetch()}
      onConnect={(id) => telling(goToProvider('link', id, { wanted: page }))}
      onDisconnect={(id) => telling(drop(id))}
    />
  )
}
