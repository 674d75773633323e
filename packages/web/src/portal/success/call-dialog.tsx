import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { type Returned, read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useDraft } from '../../ui/draft-store.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useMe } from '../session-gate.ts'
import { SessionTime } from '../sessions/session-time.tsx'
import '../sessions/sessions.css'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { useAccount } from '../use-account.ts'
import { t } from './portal-success-text.ts'

type Offered = Returned<'GET /call-times'>
interface CallDialogProps {
  /** How the account manager, or who stands in, is called. */
  readonly name: string
  readonly onClose: () => void
}

/** Books a call with whoever looks after the account: a time within both sides' hours, and what it is about. */
export function CallDialog({ name, onClose }: CallDialogProps) {
  const router = useRouter()
  const asked = useQuery({ ...read('GET /call-times', {}), staleTime: 0 })
  const draft = useDraft(useMe().person.id, `call:${useAccount().id}`)
  const book = useSend('POST /calls')
  const [startsAt, setStartsAt] = useState<string>()
  const { data } = asked
  const isFull = data !== undefined && data.ahead.booked >= data.ahead.most
  const mayBook = data !== undefined && !isFull && data.times.length > 0
  const send = async () => {
    if (startsAt === undefined) return
    const { body: call } = await book.mutateAsync({ body: { startsAt, about: draft.text.trim() } })
    draft.drop()
    announce(t('call.done'))
    await router.navigate({ to: '/programme/$id', params: { id: call.id } })
  }
  return (
    <Dialog
      title={t('call.title', { name })}
      wide
      onClose={onClose}
      onSubmit={() => void send().catch(() => void asked.refetch())}
      foot={
        <button
          type="submit"
          className="btn pri"
          disabled={!mayBook || startsAt === undefined || draft.text.trim() === '' || book.isPending}
        >
          {t('call.book')}
        </button>
      }
    >
      {asked.isError ? <ErrorNote title={t('call.fault', { name })} onRetry={() => void asked.refetch()} /> : null}
      {asked.isPending ? <SkeletonRows rows={3} height={44} /> : null}
      {isFull ? <p>{t('call.enough', { count: data.ahead.booked })}</p> : null}
      {data !== undefined && !isFull && data.times.length === 0 ? <p>{t('call.no_time', { name })}</p> : null}
      {mayBook ? (
        <>
          <p className="mut">{t('call.how', { minutes: data.lengthMinutes })}</p>
          <Times offered={data} chosen={startsAt} onChoose={setStartsAt} />
          <Field label={t('call.about')} hint={t('call.about_how', { name })}>
            {(attributes) => (
              <textarea
                {...attributes}
                className="input"
                dir="auto"
                rows={3}
                maxLength={2000}
                value={draft.text}
                onChange={(event) => draft.save(event.currentTarget.value)}
              />
            )}
          </Field>
        </>
      ) : null}
      <ProblemNote problem={book.error} />
    </Dialog>
  )
}

interface TimesProps {
  readonly offered: Offered
  readonly chosen: string | undefined
  readonly onChoose: (startsAt: string) => void
}
function Times({ offered, chosen, onChoose }: TimesProps) {
  const heading = useId()
  return (
    <fieldset className="call-times" aria-labelledby={heading}>
      <legend id={heading}>{t('call.when')}</legend>
      {offered.times.map(({ startsAt, endsAt }) => (
        <label key={startsAt} className="ses-offer">
          <input type="radio" name={heading} checked={startsAt === chosen} onChange={() => onChoose(startsAt)} />
          <SessionTime startsAt={startsAt} endsAt={endsAt} hostZone={offered.zones.host} />
        </label>
      ))}
    </fieldset>
  )
}
