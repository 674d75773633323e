import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useSend } from '../../../data/index.ts'
import { announce } from '../../../ui/announcer.tsx'
import { WordsField } from '../../../ui/plain-fields.tsx'
import { t as sayScope } from '../../scope/scope-text.ts'
import { ProblemNote } from '../problem-note.tsx'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import { type ChangeItem, may, type Ticket } from '../ticket-types.ts'

/** What the customer asks a lead for, until somebody answers by name: attention, or a decision on a priority. */
export function AskedOfUs({ ticket }: { readonly ticket: Ticket }) {
  const { data } = useQuery(read('GET /tickets/:ticketId/timeline', { params: { ticketId: ticket.id } }))
  const changes = (data?.items ?? []).flatMap((item) => (item.type === 'change' ? [item.change] : []))
  const isAnswered = ({ id }: ChangeItem) => changes.some(({ answers }) => answers === id)
  const attention = changes.findLast((change) => change.kind === 'attention' && !isAnswered(change))
  const dissent = changes.findLast((change) => change.kind === 'dissent' && !isAnswered(change))
  const isOfScope = changes.some(({ id, kind }) => id === dissent?.answers && kind === 'scope')
  return (
    <>
      {attention === undefined ? null : <Attention ticket={ticket} change={attention} />}
      {dissent === undefined ? null : <Dissent ticket={ticket} change={dissent} isOfScope={isOfScope} />}
    </>
  )
}

interface AskedProps {
  readonly ticket: Ticket
  readonly change: ChangeItem
}

function Attention({ ticket, change }: AskedProps) {
  const send = useSend('POST /tickets/:ticketId/attention/acknowledgement')
  const acknowledge = async () => {
    await send.mutateAsync({ params: { ticketId: ticket.id }, body: {} })
    announce(t('ticket.acknowledged'))
  }
  return (
    <section className="tk-asked">
      <h2>{t('ticket.attention')}</h2>
      <blockquote>
        <b>{firstNameOf(change.by)}</b> {change.reason}
      </blockquote>
      <ProblemNote problem={send.error} />
      {may(ticket, 'ticket.acknowledge_attention') ? (
        <button
          type="button"
          className="btn pri"
          disabled={send.isPending}
          onClick={() => void acknowledge().catch(() => undefined)}
        >
          {t('ticket.acknowledge')}
        </button>
      ) : null}
    </section>
  )
}

function Dissent({ ticket, change, isOfScope }: AskedProps & { readonly isOfScope: boolean }) {
  const send = useSend('POST /tickets/:ticketId/dissent/ruling')
  const [text, setText] = useState('')
  const rule = async (upheld: boolean) => {
    await send.mutateAsync({
      params: { ticketId: ticket.id },
      body: { changeId: change.id, upheld, text: text.trim() },
    })
    announce(t('ticket.ruled'))
  }
  const isEmpty = text.trim() === '' || send.isPending
  return (
    <section className="tk-asked">
      <h2>{isOfScope ? sayScope('scope.dissent') : t('ticket.dissent')}</h2>
      <blockquote>
        <b>{firstNameOf(change.by)}</b> {change.reason}
      </blockquote>
      <ProblemNote problem={send.error} />
      {may(ticket, 'ticket.decide_dissent') ? (
        <>
          <WordsField
            label={t('ticket.rule_text')}
            hint={t('ticket.rule_reads')}
            rows={2}
            maxLength={2000}
            value={text}
            onChange={setText}
          />
          <div className="tk-buttons">
            <button
              type="button"
              className="btn"
              disabled={isEmpty}
              onClick={() => void rule(false).catch(() => undefined)}
            >
              {isOfScope ? sayScope('scope.rule_kept') : t('ticket.rule_kept', { priority: ticket.priority })}
            </button>
            <button
              type="button"
              className="btn pri"
              disabled={isEmpty}
              onClick={() => void rule(true).catch(() => undefined)}
            >
              {t('ticket.rule_upheld')}
            </button>
          </div>
        </>
      ) : null}
    </section>
  )
}
