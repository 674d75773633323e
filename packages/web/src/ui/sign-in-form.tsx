import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ErrorNote } from './error-note.tsx'
import './sign-in-form.css'
import { uiSay } from './text.ts'

type SignInTrouble = 'wrong' | 'locked' | 'unreachable' | 'not_offered'
const troubles = {
  wrong: 'sign_in.fault',
  locked: 'sign_in.locked',
  unreachable: 'sign_in.unreachable',
  not_offered: 'sign_in.not_offered',
} as const

interface SignInFormProps {
  readonly heading: string
  readonly lead: string
  readonly brand: ReactNode
  /** Answers what went wrong, or nothing when the person is in. */
  readonly onSignIn: (email: string, password: string) => Promise<SignInTrouble | undefined>
  readonly children?: ReactNode
}
/** Sends the form and keeps what went wrong. */
const useSignIn = (onSignIn: SignInFormProps['onSignIn']) => {
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
  return { trouble, busy, send }
}

const required = { required: true, withAsterisk: false, size: 'md' } as const
const reveal = { 'aria-label': uiSay('sign_in.reveal') }

/** Address and password; the address stays when the password was wrong. */
export function SignInForm({ heading, lead, brand, onSignIn, children }: SignInFormProps) {
  const { trouble, busy, send } = useSignIn(onSignIn)
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
          label={uiSay('sign_in.address')}
          autoComplete="username"
          autoFocus
          {...required}
        />
        <PasswordInput
          name="password"
          label={uiSay('sign_in.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={reveal}
          {...required}
        />
        <Button type="submit" size="md" fullWidth loading={busy}>
          {uiSay('sign_in.send')}
        </Button>
      </form>
      {children}
    </main>
  )
}
