import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiProblem, read, request, useSend } from '../../../data/index.ts'
import { announce } from '../../../ui/announcer.tsx'
import { readNow } from '../../../ui/time/clock.ts'
import { scopeBodyOf } from '../../scope/scope-choice.ts'
import { t } from '../ticket-text.ts'
import type { Ticket, TimelineItem } from '../ticket-types.ts'
import { hold } from './held-send.ts'
import { saysEnough } from './says-enough.ts'
import type { Mode, ReplyForm } from './use-reply-draft.ts'

/** What is asked once more before a reply goes out. */
export type Doubt =
  | { readonly kind: 'when_more' }
  | { readonly kind: 'newer'; readonly by: string; readonly at: string }

export interface ReadyReply {
  readonly form: ReplyForm
  readonly turn: 'customer' | 'staff'
  readonly nextUpdateBy: string
}
interface SendReplyInput {
  readonly ticket: Ticket
  readonly mode: Mode
  readonly mine: string
  readonly onSent: () => void
}

const bodyOf = (mode: Mode, { form, turn, nextUpdateBy }: ReadyReply) => {
  const fileIds = (form.files ?? []).map(({ id }) => id)
  const shared = { text: form.text.trim(), ...(fileIds.length === 0 ? {} : { fileIds }) }
  if (mode === 'note') return { audience: 'staff' as const, ...shared }
  return {
    audience: 'customer' as const,
    ...shared,
    turn,
    ...(nextUpdateBy === '' ? {} : { nextUpdateBy }),
    ...(form.workaround === true ? { workaround: true } : {}),
    ...(form.priority === undefined ? {} : { priority: form.priority, reason: (form.reason ?? '').trim() }),
  }
}

type ReplyBody = ReturnType<typeof bodyOf>

/** A verdict goes its own way, with the reply as its explanation. */
const verdictOf = (mode: Mode, { form }: ReadyReply, body: ReplyBody) => {
  if (mode === 'note' || form.scope === undefined) return undefined
  const { audience: _theirs, ...message } = body
  return { ...scopeBodyOf(form.scope), message }
}

/** A colleague's public reply that came after this one was begun. */
const newerReply = (items: readonly TimelineItem[], begunAt: number, mine: string): Doubt | undefined => {
  const newer = items.findLast(
    (item) =>
      item.type === 'message' &&
      item.message.audience === 'customer' &&
      item.message.side === 'staff' &&
      item.message.author?.id !== mine &&
      Date.parse(item.at) > begunAt,
  )
  return newer?.type === 'message' ? { kind: 'newer', by: newer.message.author?.name ?? '', at: newer.at } : undefined
}

/** No waiting when a clock runs out meanwhile: the answer counts when it arrives. */
const isUrgent = ({ running }: Ticket) =>
  running !== null && running.state === 'running' && Date.parse(running.dueAt) - readNow() < 60_000

const owesFirstAnswer = ({ commitments }: Ticket) =>
  commitments.some(
    ({ metric, source, state }) =>
      metric === 'first_response' && source === 'policy' && (state === 'running' || state === 'breached'),
  )

/** Sends a reply or note: the doubts first, then ten seconds to take it back, then the request, once. */
export const useSendReply = ({ ticket, mode, mine, onSent }: SendReplyInput) => {
  const client = useQueryClient()
  const send = useSend('POST /tickets/:ticketId/messages')
  const judge = useSend('POST /tickets/:ticketId/scope')
  const [doubt, setDoubt] = useState<Doubt>()
  // Asked once for each answer: whoever decided to send without a time is not asked again.
  const wasAskedWhen = useRef(false)
  const params = { ticketId: ticket.id }
  const post = async (ready: ReadyReply, version: number, isLeaving: boolean) => {
    const body = bodyOf(mode, ready)
    const verdict = verdictOf(mode, ready, body)
    const ifMatch = `"${version}"`
    if (isLeaving) {
      // The page goes away under it: nobody is left to hear the answer. The draft stays until it is opened again.
      const gone = verdict
        ? request('POST /tickets/:ticketId/scope', { params, body: verdict, keepalive: true })
        : request('POST /tickets/:ticketId/messages', { params, body, keepalive: true })
      void gone.catch(() => undefined)
      return
    }
    if (verdict) await judge.mutateAsync({ params, body: verdict, ifMatch })
    else await send.mutateAsync({ params, body, ifMatch })
    onSent()
    announce(t(mode === 'note' ? 'composer.noted' : 'composer.sent', { number: ticket.number }))
  }
  /** Someone changed the ticket meanwhile: look again, warn of a newer reply, else send on top of what is there now. */
  const onStale = async (ready: ReadyReply) => {
    const fresh = await client.fetchQuery({ ...read('GET /tickets/:ticketId', { params }), staleTime: 0 })
    const timeline = await client.fetchQuery({ ...read('GET /tickets/:ticketId/timeline', { params }), staleTime: 0 })
    const newer = newerReply(timeline.items, ready.form.begunAt ?? 0, mine)
    if (newer !== undefined) return setDoubt(newer)
    await post(ready, fresh.version, false)
  }
  const go = async (ready: ReadyReply, isLeaving: boolean) => {
    const known = client.getQueryData(read('GET /tickets/:ticketId', { params }).queryKey)
    try {
      await post(ready, known?.version ?? ticket.version, isLeaving)
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.code === 'request.stale') await onStale(ready).catch(() => undefined)
    }
  }
  const submit = (ready: ReadyReply, isSure: boolean) => {
    setDoubt(undefined)
    if (mode === 'note') return void go(ready, false)
    const timeline = client.getQueryData(read('GET /tickets/:ticketId/timeline', { params }).queryKey)
    const newer = newerReply(timeline?.items ?? [], ready.form.begunAt ?? readNow(), mine)
    if (!isSure && newer !== undefined) return setDoubt(newer)
    const { form } = ready
    const isEnough =
      saysEnough(form.text, ready.nextUpdateBy !== '') || (form.files ?? []).length > 0 || form.scope !== undefined
    if (!isSure && !wasAskedWhen.current && owesFirstAnswer(ticket) && !isEnough && ready.form.workaround !== true) {
      wasAskedWhen.current = true
      return setDoubt({ kind: 'when_more' })
    }
    if (isUrgent(ticket)) return void go(ready, false)
    hold(ticket.id, (isLeaving) => void go(ready, isLeaving))
  }
  return {
    submit,
    doubt,
    settle: () => setDoubt(undefined),
    problem: judge.error ?? send.error,
    // A note on its way holds up no reply, nor the other way round.
    isSending:
      (send.isPending && (send.variables.body.audience === 'staff') === (mode === 'note')) ||
      (judge.isPending && mode === 'reply'),
    isWaiting: send.isPaused || judge.isPaused,
  }
}
