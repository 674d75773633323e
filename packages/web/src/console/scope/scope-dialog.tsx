import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../data/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { WordsField } from '../../ui/plain-fields.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { firstNameOf } from '../ticket/say-people.ts'
import type { Ticket } from '../ticket/ticket-types.ts'
import { type ScopeChoice, wordsOf } from './scope-choice.ts'
import { t } from './scope-text.ts'

interface ScopeDialogProps {
  readonly ticket: Ticket
  readonly onChoose: (choice: ScopeChoice) => void
  readonly onClose: () => void
}
const verdicts = ['in_scope', 'best_effort', 'excluded'] as const

/** Every verdict there is, under the exclusions of the policy; it goes out with a reply that explains it. */
export function ScopeDialog({ ticket, onChoose, onClose }: ScopeDialogProps) {
  const scope = useQuery(read('GET /tickets/:ticketId/scope', { params: { ticketId: ticket.id } })).data
  const [verdict, setVerdict] = useState<(typeof verdicts)[number]>('excluded')
  const [picked, setPicked] = useState<string>()
  const [note, setNote] = useState('')
  const exclusion = picked ?? scope?.current?.exclusion ?? scope?.exclusions[0]?.key
  const isInScope = verdict === 'in_scope'
  const submit = () => {
    const label = scope?.exclusions.find(({ key }) => key === exclusion)?.label
    onChoose({ verdict, words: wordsOf(verdict, label), note: note.trim(), ...(isInScope ? {} : { exclusion }) })
    onClose()
  }
  return (
    <Dialog
      title={t('scope.dialog', { number: ticket.number })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <button type="submit" className="btn pri" disabled={scope === undefined}>
          {t('scope.to_reply')}
        </button>
      }
    >
      <p className="mut">{t('scope.dialog_lead', { name: firstNameOf(ticket.openedBy) })}</p>
      <div className="sc-verdict">
        <Segmented
          label={t('scope.verdict')}
          value={verdict}
          onChange={setVerdict}
          segments={verdicts.map((value) => ({
            value,
            label: t(`scope.${value}`),
          }))}
        />
      </div>
      {isInScope ? null : (
        <fieldset className="choice-list">
          <legend className="sr">{t('scope.under')}</legend>
          {scope?.exclusions.map(({ key, number, label, clause }) => (
            <label key={key} className="choice">
              <input type="radio" name="exclusion" checked={key === exclusion} onChange={() => setPicked(key)} />
              {t('scope.exclusion', { number, label })} <span className="mut t">{clause}</span>
            </label>
          ))}
        </fieldset>
      )}
      <WordsField
        label={t('scope.colleagues')}
        hint={t('scope.colleagues_hint')}
        rows={2}
        maxLength={2000}
        value={note}
        onChange={setNote}
      />
    </Dialog>
  )
}
