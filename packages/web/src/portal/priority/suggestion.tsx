import { useState } from 'react'
import { Field } from '../../ui/field.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { t } from '../text.ts'
import type { Priority, PriorityGuide } from './guided-choice.ts'
import './suggestion.css'

interface SuggestionProps {
  readonly guide: PriorityGuide
  readonly suggested: Priority
  /** What is chosen; the suggestion unless the reader overruled it. */
  readonly chosen: Priority
  readonly onChoose: (priority: Priority) => void
  /** Asks why another one was chosen; left out where the page asks for a reason anyway. */
  readonly overruling?: {
    readonly reason: string
    readonly onReason: (reason: string) => void
    readonly fault: string | undefined
  }
}

function Others({ guide, chosen, onChoose }: Pick<SuggestionProps, 'guide' | 'chosen' | 'onChoose'>) {
  return (
    <fieldset className="priority-others">
      <legend className="sr">{t('new.choose_priority')}</legend>
      {guide.priorities.map(({ priority, title, definition }) => (
        <label key={priority} className={priority === chosen ? 'priority-other on' : 'priority-other'}>
          <input
            type="radio"
            className="option-dot"
            name="priority"
            checked={priority === chosen}
            onChange={() => onChoose(priority)}
          />
          <PriorityGlyph priority={priority} name={title} />
          <span className="mut">{definition}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** The suggested priority with its definition, and the way to choose another one with a reason that is kept. */
export function Suggestion(props: SuggestionProps) {
  const { guide, suggested, chosen, onChoose, overruling } = props
  const [open, setOpen] = useState(chosen !== suggested)
  const shown = guide.priorities.find(({ priority }) => priority === chosen)
  const isOverruled = chosen !== suggested
  const takeBack = () => {
    onChoose(suggested)
    overruling?.onReason('')
    setOpen(false)
  }
  return (
    <>
      <div className="suggestion">
        <span className="suggestion-glyph">
          <PriorityGlyph priority={chosen} name={shown?.title} size={18} />
        </span>
        <p>{shown?.definition}</p>
        {open ? (
          <button type="button" className="btn" onClick={takeBack}>
            {t('new.keep_suggestion', { priority: suggested })}
          </button>
        ) : (
          <button type="button" className="btn" onClick={() => setOpen(true)}>
            {t('new.choose_another')}
          </button>
        )}
      </div>
      {open ? <Others guide={guide} chosen={chosen} onChoose={onChoose} /> : null}
      {isOverruled && overruling !== undefined ? (
        <Field
          label={t('new.why_another', { priority: chosen, suggested })}
          hint={t('new.reason_read')}
          fault={overruling.fault}
        >
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              data-field="overrideReason"
              value={overruling.reason}
              maxLength={2000}
              onChange={(event) => overruling.onReason(event.currentTarget.value)}
            />
          )}
        </Field>
      ) : null}
    </>
  )
}
