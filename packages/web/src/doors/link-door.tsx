import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ApiProblem, isPassing, type Returned, request, type Sent, type SignInOutcome } from '../data/index.ts'
import { useTitle } from '../ui/use-title.ts'
import { DoorFrame } from './door-frame.tsx'
import { Owed } from './sign-in-flow.tsx'
import { t } from './text.ts'

type Purpose = Sent<'POST /auth/links/look'>['body']['purpose']
export type Looked = Returned<'POST /auth/links/look'>
export interface Door {
  readonly brand: ReactNode
  /** The person is in. */
  readonly onIn: () => void
  /** To the sign-in. */
  readonly onSignIn: () => void
}
interface LinkDoorProps extends Door {
  readonly purpose: Purpose
  readonly title: string
  /** The page of a link that is good; `onStep` is called with how far its use came. */
  readonly children: (link: {
    readonly token: string
    readonly looked: Looked
    readonly onStep: (outcome: SignInOutcome) => void
  }) => ReactNode
}

/**
 * The page of a link by mail: says whom it is for before anything happens. What stands behind the `#` never left this
 * browser before; only a button of the page uses the link.
 */
export function LinkDoor({ purpose, title, brand, onIn, onSignIn, children }: LinkDoorProps) {
  useTitle(title)
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)))
  const [owes, setOwes] = useState<'code' | 'enrol'>()
  const looked = useQuery({
    queryKey: ['doors', purpose, token],
    queryFn: ({ signal }) => request('POST /auth/links/look', { body: { purpose, token: token || '-' }, signal }),
    retry: (attempt, problem) => attempt < 5 && isPassing(problem),
    // looked at once: after its use it is spent, which is no news
    enabled: ({ state }) => state.data === undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const onStep = (outcome: SignInOutcome) => {
    if (outcome === 'in') onIn()
    else if (outcome === 'code' || outcome === 'enrol') setOwes(outcome)
  }
  if (owes !== undefined) return <Owed owes={owes} brand={brand} onIn={onIn} onOver={onSignIn} />
  if (looked.data !== undefined) return children({ token, looked: looked.data, onStep })
  if (looked.isPending) return <DoorFrame brand={brand} heading={t('link.wait')} />
  const isSpent = looked.error instanceof ApiProblem && looked.error.status !== 0
  if (isSpent) return <SpentLink brand={brand} onSignIn={onSignIn} />
  return <DoorFrame brand={brand} heading={title} problem={looked.error} />
}

/** A link that opens nothing any more, and the way on. */
function SpentLink({ brand, onSignIn }: Omit<Door, 'onIn'>) {
  return (
    <DoorFrame brand={brand} heading={t('link.spent')} lead={t('link.spent_why')} onSubmit={onSignIn}>
      <Button type="submit" size="md">
        {t('link.again')}
      </Button>
    </DoorFrame>
  )
}
