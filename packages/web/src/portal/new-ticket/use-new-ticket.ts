import { useRouter } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { announce } from '../../ui/announcer.tsx'
import { saveDraft } from '../../ui/draft-store.ts'
import { useRested } from '../../ui/use-rested.ts'
import { typedSince } from '../drafts/typed-since.ts'
import { useKeptForm } from '../drafts/use-kept-form.ts'
import { useKeptSend } from '../drafts/use-kept-send.ts'
import { type KeptFile, useAttachments } from '../files/use-attachments.ts'
import { useAnswerPromise } from '../priority/use-answer-promise.ts'
import { usePriorityGuide } from '../priority/use-priority-guide.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { useAccount } from '../use-account.ts'
import { bodyOf, faultsOf, findMissing, focusField } from './send-ticket.ts'
import { emptyForm } from './ticket-form.ts'
import { answersAsked, useScopePreview } from './use-scope-preview.ts'
import { readChoice, useEnvironments } from './use-ticket-choice.ts'
import type { FieldFaults } from './what-happens.tsx'

const slot = 'new-ticket'

/** Everything behind the form of a new ticket: draft, choice, promise, files, sending. */
export const useNewTicket = () => {
  const { person } = useMe()
  const account = useAccount()
  const router = useRouter()
  const kept = useKeptForm({ thing: slot, about: 'new_ticket', empty: emptyForm })
  const { form, change } = kept
  const guide = usePriorityGuide()
  const [typedPlace, findPlace] = useState('')
  const { environment, ...environments } = useEnvironments(form.place, useRested(typedPlace))
  const choice = guide.data === undefined ? undefined : readChoice(guide.data, form, environment)
  const promise = useAnswerPromise(choice?.priority)
  const scope = useScopePreview(form.place, choice?.kind, form.scope)
  const keepFiles = useCallback((files: readonly KeptFile[]) => change({ files }), [change])
  const attachments = useAttachments(form.files, keepFiles)
  const open = useKeptSend('POST /tickets', slot)
  const [missing, setMissing] = useState<FieldFaults>({})
  const faults = { ...faultsOf(open.error), ...missing }

  const send = async () => {
    const found = findMissing(form, choice)
    setMissing(found)
    if (Object.keys(found).length > 0) return focusField(found)
    const body =
      choice === undefined
        ? undefined
        : bodyOf(form, choice, { accountId: account.id, scopeAnswers: answersAsked(scope, form.scope) })
    if (body === undefined) return undefined
    const answer = await open.mutateAsync({ body }).catch((problem: unknown) => focusField(faultsOf(problem)))
    if (answer === undefined) return undefined
    const now = kept.readLatest()
    const further = {
      text: typedSince(now.text, body.text),
      files: now.files.filter(({ id }) => body.fileIds?.includes(id) !== true),
    }
    if (further.text !== '' || further.files.length > 0)
      saveDraft(person.id, `reply:${answer.body.id}`, JSON.stringify(further))
    kept.drop()
    announce(t('new.sent', { number: answer.body.number }))
    return router.navigate({ to: '/tickets/$number', params: { number: answer.body.number } })
  }
  const places = { ...environments, typed: typedPlace, find: findPlace }
  return { ...kept, guide, places, environment, choice, promise, scope, attachments, faults, open, send }
}
export type NewTicket = ReturnType<typeof useNewTicket>
