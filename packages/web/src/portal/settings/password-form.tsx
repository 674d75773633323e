import { type FormEvent, useState } from 'react'
import { ApiProblem, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Field } from '../../ui/field.tsx'
import { t } from '../text.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'

/** Changes the password; every other session ends. */
export function PasswordForm() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const send = useSend('POST /auth/change-password')
  const code = send.error instanceof ApiProblem ? send.error.code : undefined
  const title = send.error instanceof ApiProblem ? send.error.title : undefined
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await send
      .mutateAsync({ body: { currentPassword: current, newPassword: next } })
      .catch(() => undefined)
    if (done === undefined) return
    setCurrent('')
    setNext('')
    announce(t('settings.password_done'))
  }
  const isOurs = code === 'session.wrong_credentials' || code === 'session.password_too_common'
  return (
    <form className="settings-form" onSubmit={(event) => void submit(event)}>
      <Field label={t('settings.current')} fault={code === 'session.wrong_credentials' ? title : undefined}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            type="password"
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field
        label={t('settings.new')}
        hint={t('settings.new_rule')}
        fault={code === 'session.password_too_common' ? title : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            type="password"
            autoComplete="new-password"
            required
            minLength={12}
            maxLength={256}
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
        )}
      </Field>
      <ProblemNote problem={isOurs ? null : send.error} />
      <button type="submit" className="btn" disabled={send.isPending}>
        {t('settings.password_change')}
      </button>
    </form>
  )
}
