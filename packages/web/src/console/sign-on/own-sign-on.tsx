import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { goToProvider, sayRefusal, useOwnIdentities } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { OwnIdentities } from '../../ui/sign-on/own-identities.tsx'
import { sayEnding } from '../../ui/sign-on/say-ending.ts'
import { sayOn } from '../../ui/sign-on/sign-on-text.ts'
import { useMe } from '../session-gate.ts'

/** By which services the reader comes in; coming back from one, it says how that went. */
export function OwnSignOn() {
  const { own, disconnect } = useOwnIdentities()
  const zone = useMe().person.zone
  const navigate = useNavigate()
  const { sign_on: ending } = useSearch({ strict: false }) as { readonly sign_on?: string }
  const [problem, setProblem] = useState(sayEnding(ending))
  useEffect(() => {
    if (ending === undefined) return
    if (ending === 'connected') announce(sayOn('own.connected'))
    void navigate({ to: '/settings/single-sign-on', replace: true })
  }, [ending, navigate])
  const drop = (identityId: string) =>
    disconnect
      .mutateAsync({ params: { identityId } })
      .then(() => announce(sayOn('own.gone')))
      .catch((error: unknown) => setProblem(sayRefusal(error)))
  return (
    <OwnIdentities
      items={own.data?.items}
      offers={own.data?.offers ?? []}
      zone={zone}
      failed={own.isError}
      busy={disconnect.isPending}
      problem={problem}
      onRetry={() => void own.refetch()}
      onConnect={(id) =>
        void goToProvider('link', id, '/console/settings/single-sign-on').catch((error: unknown) =>
          setProblem(sayRefusal(error)),
        )
      }
      onDisconnect={(id) => void drop(id)}
    />
  )
}
