import { type FormEvent, useState } from 'react'
import { useFoundPlaces, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { type FoundPlace, PlaceField } from '../../ui/place-field.tsx'
import { useMe } from '../session-gate.ts'
import { t } from '../settings/seat-text.ts'
import { useContacts } from '../team/use-primary.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'
import './ask-place.css'

/** Who came in by single sign-on is asked once where they work; it can wait. */
export function AskPlace({ onDone }: { readonly onDone: () => void }) {
  const { person } = useMe()
  const [place, setPlace] = useState<FoundPlace>()
  const seat = useContacts().data?.items.find((contact) => contact.person.id === person.id)
  const send = useSend('POST /accounts/:accountId/contacts/:contactId/place')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (place === undefined || seat === undefined) return
    const { city, country, region, zone } = place
    const params = { accountId: seat.accountId, contactId: seat.id }
    const sent = { params, body: { city, country, region, zone }, ifMatch: `"${seat.version}"` }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    announce(t('seat.saved', { city }))
    onDone()
  }
  if (seat === undefined || seat.isPrimary) return null
  return (
    <form className="panel ask-place" aria-labelledby="ask-place" onSubmit={(event) => void submit(event)}>
      <div>
        <h2 id="ask-place">{t('seat.ask')}</h2>
        <p className="mut">{t('seat.ask_why', { city: seat.city })}</p>
      </div>
      <PlaceField label={t('seat.city')} none={t('seat.none')} useFound={useFoundPlaces} onPick={setPlace} />
      <div className="ask-place-acts">
        <button type="submit" className="btn pri" disabled={place === undefined || send.isPending}>
          {t('seat.save')}
        </button>
        <button type="button" className="btn quiet" onClick={onDone}>
          {t('seat.later')}
        </button>
      </div>
      <ProblemNote problem={send.error} />
    </form>
  )
}
