import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMayOnDesk } from '../may-work.ts'
import { PickRequest } from './pick-request.tsx'
import { RequestForm } from './request-form.tsx'
import type { RequestRow } from './request-types.ts'
import './requests.css'
import { t } from './requests-text.ts'
import { StatusMark } from './status-mark.tsx'

interface OfTicket {
  readonly ticket: { readonly id: string; readonly subject: string }
}

function LinkDialog({ ticket, onClose }: OfTicket & { readonly onClose: () => void }) {
  const link = useSend('POST /requests/:requestId/tickets')
  const [into, setInto] = useState<RequestRow>()
  const submit = async () => {
    if (into === undefined) return
    await link.mutateAsync({ params: { requestId: into.id }, body: { ticketId: ticket.id } })
    announce(t('ticket.linked', { title: into.title }))
    onClose()
  }
  return (
    <Dialog
      title={t('ticket.link')}
      wide
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={into === undefined || link.isPending}>
          {t('ticket.link')}
        </button>
      }
    >
      <FormProblem problem={link.error} isTyped={false} />
      <PickRequest label={t('ticket.find')} start={ticket.subject} picked={into?.id} onPick={setInto} />
    </Dialog>
  )
}

/** The request that an idea is part of; or the two ways to make it one. */
export function TicketRequest({ ticket }: OfTicket) {
  const linked = useQuery(read('GET /tickets/:ticketId/request', { params: { ticketId: ticket.id } }))
  const mayLink = useMayOnDesk('feature_request.keep')
  const [asked, setAsked] = useState<'link' | 'make'>()
  const close = () => setAsked(undefined)
  if (linked.data === undefined) return null
  const { request } = linked.data
  return (
    <section>
      <h2>{t('ticket.heading')}</h2>
      {request === null ? (
        <p className="mut">{t('ticket.none')}</p>
      ) : (
        <p className="rq-linked">
          <Link className="lk" to="/requests/$id" params={{ id: request.id }} dir="auto">
            {request.title}
          </Link>
          <StatusMark status={request.status} release={request.release} />
        </p>
      )}
      {request === null && mayLink ? (
        <p className="rq-deeds">
          <button type="button" className="btn sm" onClick={() => setAsked('link')}>
            {t('ticket.link')}
          </button>
          <button type="button" className="btn sm quiet" onClick={() => setAsked('make')}>
            {t('ticket.make')}
          </button>
        </p>
      ) : null}
      {asked === 'link' ? <LinkDialog ticket={ticket} onClose={close} /> : null}
      {asked === 'make' ? <RequestForm ticket={ticket} onClose={close} /> : null}
    </section>
  )
}
