import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ErrorNote } from './error-note.tsx'
import './sign-in-form.css'
import { uiSay } from './text.ts'

export type SignInTrouble = 'wrong' | 'locked' | 'unreachable'
const troubles = { wrong: 'sign_in.fault', locked: 'sign_in.locked', unreachable: 'sign_in.unreachable' } as const

interface SignInFormProps {
  readonly heading: string
  readonly lead: string
  readonly brand: ReactNode
  /** Answers what went wrong, or nothing when the person is in. */
  readonly onSignIn: (email: string, password: string) => Promise<SignInTrouble | undefined>
  readonly children?: ReactNode
}
/** Address and password; the address stays when the password was wrong. */
export function SignInForm({ heading, lead, brand, onSignIn, children }: SignInFormProps) {
  const [trouble, setTrouble] = useState<SignInTrouble>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    setBusy(true)
    setTrouble(undefined)
    setTrouble(await onSignIn(String(fields.get('email')).trim(), String(fields.get('password'))))
    setBusy(false)
  }
  return (
    <main className="sign-in">
      <div className="sign-in-brand">{brand}</div>
      <form className="panel" onSubmit={send}>
        <h1>{heading}</h1>
        <p className="mut">{lead}</p>
        {trouble === undefined ? null : (
          <ErrorNote title={uiSay(troubles[trouble])} kept={uiSay('sign_in.body_keep')} />
        )}
        <TextInput
          name="email"
          type="email"
          size="md"
          label={uiSay('sign_in.address')}
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          name="password"
          size="md"
          label={uiSay('sign_in.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': uiSay('sign_in.reveal') }}
          required
          withAsterisk={false}
        />
        <Button type="submit" size="md" fullWidth loading={busy}>
          {uiSay('sign_in.send')}
        </Button>
      </form>
      {children}
    </main>
  )
}
