import { PriorityGlyph, priorityCodes } from '../../../ui/priority-glyph.tsx'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import type { Ticket } from '../ticket-types.ts'
import type { ReplyForm } from './use-reply-draft.ts'

interface ExtrasProps {
  readonly ticket: Ticket
  readonly form: ReplyForm
  readonly onChange: (change: Partial<ReplyForm>) => void
}
/** What may go with a reply: a workaround given, a higher priority with its reason. */
export function Extras({ ticket, form, onChange }: ExtrasProps) {
  const higher = priorityCodes.filter((one) => one < ticket.priority)
  return (
    <div className="cp-extras">
      <label className="cp-check">
        <input
          type="checkbox"
          checked={form.workaround === true}
          onChange={(event) => onChange({ workaround: event.currentTarget.checked })}
        />
        {t('extras.workaround', { name: firstNameOf(ticket.openedBy) })}
      </label>
      {higher.length === 0 ? null : (
        <fieldset className="cp-raise">
          <legend>{t('extras.raise')}</legend>
          {higher.map((one) => (
            <button
              key={one}
              type="button"
              className={form.priority === one ? 'btn sm on' : 'btn sm'}
              aria-pressed={form.priority === one}
              onClick={() => onChange({ priority: form.priority === one ? undefined : one })}
            >
              <PriorityGlyph priority={one} />
            </button>
          ))}
          {form.priority === undefined ? null : (
            <input
              className="input"
              maxLength={2000}
              value={form.reason ?? ''}
              aria-label={t('extras.reason')}
              placeholder={t('extras.reason_hint', { name: firstNameOf(ticket.openedBy) })}
              onChange={(event) => onChange({ reason: event.currentTarget.value })}
            />
          )}
        </fieldset>
      )}
    </div>
  )
}
