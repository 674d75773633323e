import type { ReactNode } from 'react'
import { Icon } from '../../ui/icons.tsx'
import { formatTime } from '../../ui/time/format-moment.ts'
import { AttachButton } from '../files/attach-button.tsx'
import { AttachmentList } from '../files/attachment-list.tsx'
import type { Attachments } from '../files/use-attachments.ts'
import { useDrop } from '../files/use-drop.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import type { TicketForm } from './ticket-form.ts'

export interface FieldFaults {
  readonly [field: string]: string
}
interface WhatHappensProps {
  readonly form: TicketForm
  readonly change: (part: Partial<TicketForm>) => void
  readonly attachments: Attachments
  readonly faults: FieldFaults
  readonly keptAt: number | undefined
  readonly primaryName: string
  /** What belongs to the subject, under it. */
  readonly beneathSubject?: ReactNode
}

function FaultLine({ id, fault }: { readonly id: string; readonly fault: string | undefined }) {
  return fault === undefined ? null : (
    <p id={id} className="field-fault" role="alert">
      {fault}
    </p>
  )
}

/** Who can see it: the team, or only the writer and the primary contact. */
function SightButton({ form, change, primaryName }: Pick<WhatHappensProps, 'form' | 'change' | 'primaryName'>) {
  const isPrivate = form.sight === 'private'
  return (
    <button
      type="button"
      className="btn quiet sight-button"
      aria-pressed={isPrivate}
      onClick={() => change({ sight: isPrivate ? 'team' : 'private' })}
    >
      <Icon name={isPrivate ? 'lock' : 'people'} />
      {isPrivate ? t('new.sight_private', { name: primaryName }) : t('new.sight_team')}
    </button>
  )
}

/** Subject, text and files. Everything typed is kept at once. */
export function WhatHappens({ form, change, attachments, faults, keptAt, ...rest }: WhatHappensProps) {
  const zone = useReaderZone()
  const { isOver, target } = useDrop(attachments.add)
  return (
    <fieldset className={isOver ? 'options drop-over' : 'options'} {...target}>
      <legend>{t('new.what')}</legend>
      <div className="what-fields">
        <label className="sr" htmlFor="subject">
          {t('new.subject')}
        </label>
        <input
          id="subject"
          data-field="subject"
          className="input what-subject"
          dir="auto"
          placeholder={t('new.subject_hint')}
          value={form.subject}
          maxLength={300}
          autoComplete="off"
          aria-invalid={faults.subject === undefined ? undefined : true}
          aria-describedby={faults.subject === undefined ? undefined : 'subject-fault'}
          onChange={(event) => change({ subject: event.currentTarget.value })}
        />
        <FaultLine id="subject-fault" fault={faults.subject} />
        {rest.beneathSubject}
        <label className="sr" htmlFor="text">
          {t('new.text')}
        </label>
        <textarea
          id="text"
          data-field="text"
          className="input what-text"
          dir="auto"
          placeholder={t('new.text_hint')}
          value={form.text}
          aria-invalid={faults.text === undefined ? undefined : true}
          aria-describedby={faults.text === undefined ? undefined : 'text-fault'}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <FaultLine id="text-fault" fault={faults.text} />
      </div>
      <AttachmentList kept={form.files} attachments={attachments} />
      <div className="what-bar">
        <AttachButton onFiles={attachments.add} />
        <SightButton form={form} change={change} primaryName={rest.primaryName} />
        <span className="what-kept t">
          {keptAt === undefined ? '' : t('draft.kept', { time: formatTime(keptAt, zone) })}
        </span>
      </div>
    </fieldset>
  )
}
