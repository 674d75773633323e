import { type FormEvent, useState } from 'react'
import { ApiProblem, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Field } from '../../ui/field.tsx'
import { DoorProblem } from '../door-frame.tsx'
import { t } from '../text.ts'

interface PasswordPartProps {
  readonly hasPassword: boolean
}
/** Changes the password, or sets the first; every other session ends. */
export function PasswordPart({ hasPassword }: PasswordPartProps) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const send = useSend('POST /auth/change-password')
  const code = send.error instanceof ApiProblem ? send.error.code : undefined
  const title = send.error instanceof ApiProblem ? send.error.title : undefined
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { newPassword: next, ...(hasPassword ? { currentPassword: current } : {}) }
    const done = await send.mutateAsync({ body }).catch(() => undefined)
    if (done === undefined) return
    setCurrent('')
    setNext('')
    announce(t('security.changed'))
  }
  const isOurs = code === 'session.wrong_credentials' || code === 'session.password_too_common'
  return (
    <form className="security-form" onSubmit={(event) => void submit(event)}>
      {hasPassword ? (
        <Field
          label={t('security.current')}
          fault={code === 'session.wrong_credentials' ? t('security.wrong') : undefined}
        >
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
      ) : (
        <p className="mut">{t('security.password_none')}</p>
      )}
      <Field
        label={t('security.new')}
        hint={t('password.rule')}
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
      <DoorProblem problem={isOurs ? null : send.error} />
      <button type="submit" className="btn" disabled={send.isPending}>
        {t(hasPassword ? 'security.change' : 'security.set')}
      </button>
    </form>
  )
}
