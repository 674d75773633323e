import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiProblem, me, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Field } from '../../ui/field.tsx'
import { setLocale } from '../../ui/text/translate.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'

const locales = ['en', 'en-GB', 'en-US', 'de', 'es', 'fr', 'it', 'ja', 'ko', 'nl', 'pl', 'pt-BR', 'zh-CN']
const sayLocale = (locale: string) => new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale

/** The zone in which every time is told, and how dates are written. */
export function ZoneForm() {
  const { person, version } = useMe()
  const client = useQueryClient()
  const [zone, setZone] = useState(person.zone)
  const [locale, setChosen] = useState(person.locale)
  const send = useSend('PATCH /me')
  const fault =
    send.error instanceof ApiProblem && send.error.code === 'calendar.unknown_zone' ? send.error.title : undefined
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await send.mutateAsync({ body: { zone, locale }, ifMatch: `"${version}"` }).catch(() => undefined)
    if (answer === undefined) return
    setLocale(locale)
    await client.invalidateQueries({ queryKey: me.queryKey })
    announce(t('settings.saved', { zone }))
  }
  const choices = locales.includes(person.locale) ? locales : [person.locale, ...locales]
  return (
    <form className="settings-form" onSubmit={(event) => void submit(event)}>
      <Field label={t('settings.zone')} hint={t('settings.zone_why')} fault={fault}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            list="settings-zones"
            value={zone}
            maxLength={64}
            onChange={(event) => setZone(event.currentTarget.value)}
          />
        )}
      </Field>
      <datalist id="settings-zones">
        {Intl.supportedValuesOf('timeZone').map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Field label={t('settings.locale')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={locale}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {choices.map((one) => (
              <option key={one} value={one}>
                {sayLocale(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ProblemNote problem={fault === undefined ? send.error : null} />
      <button type="submit" className="btn" disabled={send.isPending}>
        {t('settings.save')}
      </button>
    </form>
  )
}
