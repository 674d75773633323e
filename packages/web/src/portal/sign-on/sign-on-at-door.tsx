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

/** Coming in by the company's own sign-in service: that of the portal at hand, else asked for by address or code. */
export function SignOnAtDoor({ wanted }: { readonly wanted: string }) {
  const { portal } = useSearch({ strict: false }) as { readonly portal?: string }
  const offers = useQuery({
    queryKey: ['sign-on', portal],
    queryFn: () => findSignOn({ portal: portal ?? '' }),
    enabled: portal !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return (
    <SignOnDoor
      offers={offers.data ?? []}
      onChoose={({ id }) => goToProvider('start', id, wanted)}
      onFind={portal === undefined ? (asked) => findSignOn({ asked }) : undefined}
      sayProblem={sayRefusal}
    />
  )
}
