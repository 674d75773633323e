import { useEffect, useRef } from 'react'
import { request } from '../../../data/index.ts'
import { readDraft, saveDraft, useDraft } from '../../../ui/draft-store.ts'
import type { ScopeChoice } from '../../scope/scope-choice.ts'
import { useMe } from '../../session-gate.ts'
import type { Ticket } from '../ticket-types.ts'

export type Mode = 'reply' | 'note'
/** What is being written, beside its text only what was chosen by hand; the rest is proposed anew. */
export interface ReplyForm {
  readonly text: string
  readonly turn?: 'customer' | 'staff' | undefined
  /** ISO instant; empty for "no time"; absent while it is only proposed. */
  readonly nextUpdateBy?: string | undefined
  readonly workaround?: boolean | undefined
  readonly priority?: Ticket['priority'] | undefined
  readonly reason?: string | undefined
  readonly files?: readonly AttachedFile[] | undefined
  /** A verdict on scope that this reply explains. */
  readonly scope?: ScopeChoice | undefined
  /** When the first letter was written (epoch ms): a colleague's later reply is worth a warning. */
  readonly begunAt?: number | undefined
}
export interface AttachedFile {
  readonly id: string
  readonly name: string
  readonly size: number
}
const empty: ReplyForm = { text: '' }

const parse = (text: string): ReplyForm => {
  try {
    return text === '' ? empty : (JSON.parse(text) as ReplyForm)
  } catch {
    return { text }
  }
}
const isEmpty = ({ text, files = [], scope }: ReplyForm) => text === '' && files.length === 0 && scope === undefined

const aboutOf = (ticketId: string, mode: Mode) => (mode === 'note' ? `${ticketId}.note` : ticketId)
const keepOnServer = (about: string, form: ReplyForm | undefined) =>
  request('POST /drafts/:about', {
    params: { about },
    body: { content: form === undefined ? null : { form: JSON.stringify(form) } },
  }).catch(() => undefined)

/** Puts a verdict with the reply that is being written, or that begins with it. */
export const putScopeInReply = (personId: string, ticketId: string, scope: ScopeChoice) => {
  const form = parse(readDraft(personId, `reply:${ticketId}`)?.text ?? '')
  saveDraft(personId, `reply:${ticketId}`, JSON.stringify({ ...form, scope }))
}

/**
 * A draft kept with every letter in this browser, and a moment later on the server, so that it is found again on another
 * machine. A draft on the server is taken up only where this browser has none.
 */
export const useReplyDraft = (ticketId: string, mode: Mode) => {
  const me = useMe()
  const draft = useDraft(me.person.id, `${mode}:${ticketId}`)
  const about = aboutOf(ticketId, mode)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { text, save } = draft
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once a ticket and mode; typing must not ask again
  useEffect(() => {
    if (text !== '') return
    let isStale = false
    request('GET /drafts/:about', { params: { about } })
      .then((kept) => {
        const form = kept?.content.form
        if (!isStale && typeof form === 'string') save(form)
      })
      .catch(() => undefined)
    return () => {
      isStale = true
    }
    // Asked once for each ticket; later the browser's own copy leads.
  }, [about, save])
  const write = (form: ReplyForm) => {
    save(isEmpty(form) ? '' : JSON.stringify(form))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void keepOnServer(about, isEmpty(form) ? undefined : form), 1200)
  }
  const drop = () => {
    clearTimeout(timer.current)
    draft.drop()
    void keepOnServer(about, undefined)
  }
  return { form: parse(text), savedAt: draft.savedAt, write, drop }
}
