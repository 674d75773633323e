import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { findSignOn, goToProvider, sayRefusal } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { sayEnding } from '../../ui/sign-on/say-ending.ts'
import { SignOnDoor } from '../../ui/sign-on/sign-on-door.tsx'

/** Only addresses of this desk: a link cannot send anyone elsewhere after signing in. */
const insideOnly = (wanted: string | undefined) => (wanted !== undefined && /^\/(?![/\\])/u.test(wanted) ? wanted : '/')

interface SignOnAtDoorProps {
  readonly side: 'customer' | 'staff'
}
/**
 * Coming in by a sign-in service: the staff's, that of the portal at hand, else asked for by work address or company
 * code. Says how a way over a provider ended, where it ended here.
 */
export function SignOnAtDoor({ side }: SignOnAtDoorProps) {
  const { portal, wanted, sign_on } = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>
  const asked = side === 'staff' ? { side } : portal === undefined ? undefined : { portal }
  const offers = useQuery({
    queryKey: ['sign-on', asked],
    queryFn: () => findSignOn(asked ?? {}),
    enabled: asked !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const ending = sayEnding(sign_on)
  const going = side === 'staff' ? `/console${insideOnly(wanted)}` : insideOnly(wanted)
  return (
    <>
      {ending === undefined ? null : <ErrorNote title={ending} kept="" />}
      <SignOnDoor
        offers={offers.data ?? []}
        onChoose={({ id }) => goToProvider('start', id, { wanted: going })}
        onFind={asked === undefined ? (words) => findSignOn({ asked: words }) : undefined}
        sayProblem={sayRefusal}
      />
    </>
  )
}

/** Accepting an invitation by coming in by the company's or the staff's own sign-in service. */
export function SignOnByInvitation({ token, side }: { readonly token: string; readonly side: 'customer' | 'staff' }) {
  const offers = useQuery({
    queryKey: ['sign-on', 'invitation', token],
    queryFn: () => findSignOn({ invitation: token }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return (
    <SignOnDoor
      offers={offers.data ?? []}
      onChoose={({ id }) =>
        goToProvider('start', id, { wanted: side === 'staff' ? '/console' : '/', invitation: token })
      }
      sayProblem={sayRefusal}
    />
  )
}
