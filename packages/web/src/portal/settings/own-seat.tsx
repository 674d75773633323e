import { type FormEvent, lazy, Suspense, useState } from 'react'
import { type Returned, useFoundPlaces, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { type FoundPlace, PlaceField } from '../../ui/place-field.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useMe } from '../session-gate.ts'
import { useContacts } from '../team/use-primary.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { useAccount } from '../use-account.ts'
import { OwnAbsence } from './own-absence.tsx'
import { t } from './seat-text.ts'

const ChangePrimary = lazy(() =>
  import('../team/primary-dialogs.tsx').then((module) => ({ default: module.ChangePrimary })),
)
export type Contact = Returned<'GET /accounts/:accountId/contacts'>['items'][number]

function PlaceForm({ seat }: { readonly seat: Contact }) {
  const [place, setPlace] = useState<FoundPlace>()
  const send = useSend('POST /accounts/:accountId/contacts/:contactId/place')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (place === undefined) return
    const { city, country, region, zone } = place
    const sent = {
      params: { accountId: seat.accountId, contactId: seat.id },
      body: { city, country, region, zone },
      ifMatch: `"${seat.version}"`,
    }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    setPlace(undefined)
    announce(t('seat.saved', { city }))
  }
  return (
    <form className="settings-form" onSubmit={(event) => void submit(event)}>
      <PlaceField
        label={t('seat.place')}
        hint={t('seat.hint')}
        none={t('seat.none')}
        known={seat.city}
        useFound={useFoundPlaces}
        onPick={setPlace}
      />
      <ProblemNote problem={send.error} />
      <button type="submit" className="btn" disabled={place === undefined || send.isPending}>
        {t('seat.save')}
      </button>
    </form>
  )
}

/** The primary’s place decides the hours of the company: changed with its preview alone. */
function PrimaryPlace({ seat }: { readonly seat: Contact }) {
  const { name } = useAccount()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <div className="settings-form">
      <p>
        {t('seat.is', { city: seat.city })} <span className="mut">{t('seat.hint_primary', { company: name })}</span>
      </p>
      <button type="button" className="btn" onClick={() => setIsAsking(true)}>
        {t('seat.change')}
      </button>
      <Suspense>{isAsking ? <ChangePrimary onClose={() => setIsAsking(false)} /> : null}</Suspense>
    </div>
  )
}

/** Where one works and whether one is away, for the company in use. */
export function OwnSeat() {
  const { person } = useMe()
  const contacts = useContacts()
  const seat = contacts.data?.items.find((contact) => contact.person.id === person.id)
  if (contacts.isError) return <ErrorNote title={t('seat.fault')} onRetry={() => void contacts.refetch()} />
  if (seat === undefined) return <SkeletonRows rows={2} height={48} />
  return (
    <>
      {seat.isPrimary ? <PrimaryPlace seat={seat} /> : <PlaceForm key={seat.city} seat={seat} />}
      <OwnAbsence seat={seat} />
    </>
  )
}
