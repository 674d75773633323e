import { type ReactNode, useState } from 'react'
import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { DayField, LineField } from '../ui/plain-fields.tsx'
import { readNow } from '../ui/time/clock.ts'
import { readFigure } from './read-figure.ts'
import { sayCivil, sayFigure } from './say-civil.ts'
import { t } from './success-text.ts'
import type { Item } from './success-types.ts'

interface ValueDialogProps {
  readonly item: Item
  /** The reader's own zone, for today. */
  readonly zone: string
  readonly Problem: (props: { readonly problem: Error | null }) => ReactNode
  readonly onClose: () => void
}
const today = (zone: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(readNow())

/** A figure of a day; a later word on the same day replaces the earlier. */
export function ValueDialog({ item, zone, Problem, onClose }: ValueDialogProps) {
  const send = useSend('POST /accounts/:accountId/success-plan/items/:itemId/values')
  const [on, setOn] = useState(() => today(zone))
  const [written, setWritten] = useState('')
  const [remark, setRemark] = useState('')
  const value = readFigure(written)
  const record = async () => {
    if (value === undefined) return
    const params = { accountId: item.accountId, itemId: item.id }
    await send.mutateAsync({ params, body: { on, value, ...(remark.trim() === '' ? {} : { remark }) } })
    announce(t('value.done', { value: sayFigure(value), date: sayCivil(on, readNow()) }))
    onClose()
  }
  return (
    <Dialog
      title={item.title}
      onClose={onClose}
      onSubmit={() => void record().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('dialog.back')}
          </button>
          <button type="submit" className="btn pri" disabled={value === undefined || on === '' || send.isPending}>
            {t('value.send')}
          </button>
        </>
      }
    >
      <Field
        label={t('value.value', { unit: item.measure?.unit ?? '' })}
        fault={written !== '' && value === undefined ? t('value.not_number') : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            className="input t"
            inputMode="decimal"
            value={written}
            onChange={(event) => setWritten(event.currentTarget.value)}
          />
        )}
      </Field>
      <DayField label={t('value.on')} max={today(zone)} value={on} onChange={setOn} />
      <LineField
        label={t('value.remark')}
        hint={t('value.remark_how')}
        maxLength={300}
        value={remark}
        onChange={setRemark}
      />
      <Problem problem={send.error} />
    </Dialog>
  )
}
