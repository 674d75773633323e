import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { ApiProblem, read, request, type SignInOutcome, signIn } from '../data/index.ts'
import { SignInForm } from '../ui/sign-in-form.tsx'
import { DoorFrame } from './door-frame.tsx'
import { t } from './text.ts'

const SecondStep = lazy(() => import('./second-step.tsx').then((module) => ({ default: module.SecondStep })))
const EnrolDoor = lazy(() => import('./enrol-door.tsx').then((module) => ({ default: module.EnrolDoor })))

interface SignInFlowProps {
  readonly heading: string
  readonly lead: string
  readonly brand: ReactNode
  /** Other ways in: buttons of single sign-on. */
  readonly others?: ReactNode
  /** What this door offers of what the desk can; all of it where nothing is said. */
  readonly offers?: readonly ('password' | 'link' | 'sso')[] | undefined
  readonly onIn: () => void
}
type Place = 'form' | 'code' | 'enrol' | { readonly sent: 'link' | 'reset'; readonly email: string }

const troubleOf = (problem: unknown) =>
  problem instanceof ApiProblem && problem.status === 429 ? ('locked' as const) : ('unreachable' as const)

/** Address and password, then what is still owed; or a link by mail. */
export function SignInFlow({ heading, lead, brand, others, offers, onIn }: SignInFlowProps) {
  const [place, setPlace] = useState<Place>('form')
  const ways = useQuery({ ...read('GET /auth/ways', {}), staleTime: Number.POSITIVE_INFINITY })
  const enter = async (email: string, password: string) => {
    const outcome = await signIn(email, password)
    if (outcome === 'in') onIn()
    else if (outcome === 'code' || outcome === 'enrol') setPlace(outcome)
    else return outcome
    return undefined
  }
  const askLink = async (purpose: 'link' | 'reset', email: string) => {
    const operation = purpose === 'link' ? 'POST /auth/sign-in/link' : 'POST /auth/forgotten-password'
    const trouble = await request(operation, { body: { email } }).then(() => undefined, troubleOf)
    if (trouble === undefined) setPlace({ sent: purpose, email })
    return trouble
  }
  const isOffered = (way: 'password' | 'link') => offers === undefined || offers.includes(way)
  if (place === 'form')
    return (
      <SignInForm
        heading={heading}
        lead={lead}
        brand={brand}
        onSignIn={isOffered('password') ? enter : undefined}
        onAskLink={ways.data?.linkByMail === true ? askLink : undefined}
        offersLink={isOffered('link')}
        others={others}
      />
    )
  const back = () => setPlace('form')
  if (typeof place === 'object')
    return (
      <DoorFrame
        brand={brand}
        heading={t('sent.title')}
        lead={t(place.sent === 'link' ? 'sent.link' : 'sent.reset', { email: place.email })}
      >
        <Button variant="default" size="md" onClick={back}>
          {t('sent.back')}
        </Button>
      </DoorFrame>
    )
  return <Owed owes={place} brand={brand} onIn={onIn} onOver={back} />
}

interface OwedProps {
  readonly owes: Extract<SignInOutcome, 'code' | 'enrol'>
  readonly brand: ReactNode
  readonly onIn: () => void
  readonly onOver: () => void
}
/** What is still owed after the first factor. */
export function Owed({ owes, brand, onIn, onOver }: OwedProps) {
  return (
    <Suspense fallback={<DoorFrame brand={brand} heading={t('link.wait')} />}>
      {owes === 'code' ? (
        <SecondStep brand={brand} onIn={onIn} onOver={onOver} />
      ) : (
        <EnrolDoor brand={brand} onIn={onIn} />
      )}
    </Suspense>
  )
}
