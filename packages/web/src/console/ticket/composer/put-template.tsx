import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useMe } from '../../session-gate.ts'
import { fillTemplate, putIn } from '../../templates/fill-template.ts'
import { TemplateMenu } from '../../templates/template-menu.tsx'
import { firstNameOf } from '../say-people.ts'
import type { Ticket } from '../ticket-types.ts'

interface PutTemplateProps {
  readonly ticket: Ticket
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly onText: (text: string) => void
}
/** Puts a template in where one writes, its places filled in, and gives the cursor back behind it. */
export function PutTemplate({ ticket, box, text, onText }: PutTemplateProps) {
  const me = useMe()
  const put = (template: string) => {
    const element = box.current
    const at = { from: element?.selectionStart ?? text.length, to: element?.selectionEnd ?? text.length }
    const words = fillTemplate(template, {
      contact: firstNameOf(ticket.openedBy),
      account: ticket.account.name,
      ticket: ticket.number,
      me: firstNameOf(me.person),
    })
    const written = putIn(text, words, at)
    flushSync(() => onText(written.text))
    element?.focus()
    element?.setSelectionRange(written.cursor, written.cursor)
  }
  return <TemplateMenu isDisabled={ticket.status === 'closed'} onPick={put} />
}
