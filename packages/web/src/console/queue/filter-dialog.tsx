import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../data/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { PriorityGlyph, priorityCodes } from '../../ui/priority-glyph.tsx'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { t } from './ask-text.ts'
import { prioritiesOf, type QueueFilter } from './queue-choice.ts'

interface FilterDialogProps {
  readonly filter: QueueFilter
  readonly onClose: () => void
  readonly onFilter: (filter: QueueFilter) => void
}

/** All filters at once: who has it, how urgent, whose, which words. */
export function FilterDialog({ filter, onClose, onFilter }: FilterDialogProps) {
  const [draft, setDraft] = useState(filter)
  const staff = useQuery(read('GET /staff', {}))
  const accounts = useAllAccounts()
  const chosen = prioritiesOf(draft)
  const toggle = (priority: (typeof chosen)[number]) => {
    const next = priorityCodes.filter((one) => (one === priority ? !chosen.includes(one) : chosen.includes(one)))
    setDraft({ ...draft, priority: next.length === 0 ? undefined : next.join(',') })
  }
  const set =
    (name: 'assignee' | 'account' | 'q') => (event: { readonly currentTarget: { readonly value: string } }) => {
      const value = event.currentTarget.value
      setDraft({ ...draft, [name]: value === '' ? undefined : value })
    }
  const apply = () => {
    onFilter({ ...draft, q: draft.q?.trim() || undefined })
    onClose()
  }
  return (
    <Dialog
      title={t('filter.title')}
      onClose={onClose}
      onSubmit={apply}
      foot={
        <>
          <button type="button" className="btn" onClick={() => setDraft({})}>
            {t('filter.clear')}
          </button>
          <button type="submit" className="btn pri">
            {t('filter.button')}
          </button>
        </>
      }
    >
      <Field label={t('filter.q')} hint={t('filter.q_hint')}>
        {(attributes) => (
          <input {...attributes} className="input" maxLength={200} value={draft.q ?? ''} onChange={set('q')} />
        )}
      </Field>
      <fieldset className="field">
        <legend>{t('filter.priority')}</legend>
        <span className="pick-row">
          {priorityCodes.map((priority) => (
            <button
              key={priority}
              type="button"
              className={chosen.includes(priority) ? 'btn sm on' : 'btn sm'}
              aria-pressed={chosen.includes(priority)}
              onClick={() => toggle(priority)}
            >
              <PriorityGlyph priority={priority} />
            </button>
          ))}
        </span>
      </fieldset>
      <div className="field-row">
        <Field label={t('filter.assignee')}>
          {(attributes) => (
            <select {...attributes} className="input" value={draft.assignee ?? ''} onChange={set('assignee')}>
              <option value="">{t('filter.anyone')}</option>
              <option value="me">{t('view.mine')}</option>
              <option value="nobody">{t('view.nobody')}</option>
              {(staff.data?.items ?? []).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('filter.account')}>
          {(attributes) => (
            <select {...attributes} className="input" value={draft.account ?? ''} onChange={set('account')}>
              <option value="">{t('filter.every_account')}</option>
              {(accounts.data ?? []).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </Dialog>
  )
}
