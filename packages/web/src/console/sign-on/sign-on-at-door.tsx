import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { findSignOn, goToProvider, sayRefusal } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { sayEnding } from '../../ui/sign-on/say-ending.ts'
import { SignOnDoor } from '../../ui/sign-on/sign-on-door.tsx'

/** How a way over a provider ended, where it ended here. */
export function SignOnEnding() {
  const { sign_on } = useSearch({ strict: false }) as { readonly sign_on?: string }
  const sentence = sayEnding(sign_on)
  return sentence === undefined ? null : (
    <div className="sign-on-ending">
      <ErrorNote title={sentence} kept="" />
    </div>
  )
}

/** Coming in by the sign-in service of the staff. */
export function SignOnAtDoor({ wanted }: { readonly wanted: string }) {
  const offers = useQuery({
    queryKey: ['sign-on', 'staff'],
    queryFn: () => findSignOn({ side: 'staff' }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return (
    <SignOnDoor
      offers={offers.data ?? []}
      onChoose={({ id }) => goToProvider('start', id, `/console${wanted}`)}
      sayProblem={sayRefusal}
    />
  )
}
