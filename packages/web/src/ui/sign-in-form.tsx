import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ErrorNote } from './error-note.tsx'
import './sign-in-form.css'
import { uiSay } from './text.ts'

type SignInTrouble = 'wrong' | 'locked' | 'sso' | 'unreachable'
const troubles = {
  wrong: 'sign_in.fault',
  locked: 'sign_in.locked',
  sso: 'sign_in.sso',
  unreachable: 'sign_in.unreachable',
} as const

interface SignInFormProps {
  readonly heading: string
  readonly lead: string
  readonly brand: ReactNode
  /** Answers what went wrong, or nothing when the form has done its part. */
  readonly onSignIn: (email: string, password: string) => Promise<SignInTrouble | undefined>
  /** Sends a link to the address that stands in the form; absent where no mail leaves the desk. */
  readonly onAskLink?: ((purpose: 'link' | 'reset', email: string) => Promise<SignInTrouble | undefined>) | undefined
  /** Other ways in: buttons of single sign-on. */
  readonly others?: ReactNode
  readonly children?: ReactNode
}
/** Sends the form and keeps what went wrong. */
const useSignIn = ({ onSignIn, onAskLink }: SignInFormProps) => {
  const [trouble, setTrouble] = useState<SignInTrouble>()
  const [busy, setBusy] = useState(false)
  const [needsAddress, setNeedsAddress] = useState(false)
  const run = async (work: () => Promise<SignInTrouble | undefined>) => {
    setBusy(true)
    setTrouble(undefined)
    setTrouble(await work())
    setBusy(false)
  }
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    void run(() => onSignIn(String(fields.get('email')).trim(), String(fields.get('password'))))
  }
  const ask = (purpose: 'link' | 'reset', form: HTMLFormElement | null) => {
    const field = form?.elements.namedItem('email')
    const isGood = field instanceof HTMLInputElement && field.value.trim() !== '' && field.checkValidity()
    setNeedsAddress(!isGood)
    if (!isGood) return field instanceof HTMLInputElement && field.focus()
    void run(async () => onAskLink?.(purpose, field.value.trim()))
  }
  return { trouble, busy, needsAddress, send, ask }
}

const required = { required: true, withAsterisk: false, size: 'md' } as const
const reveal = { 'aria-label': uiSay('sign_in.reveal') }

/** Address and password; the address stays when the password was wrong. */
export function SignInForm(props: SignInFormProps) {
  const { heading, lead, brand, onAskLink, others, children } = props
  const { trouble, busy, needsAddress, send, ask } = useSignIn(props)
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
          {...(needsAddress ? { error: uiSay('sign_in.address_first') } : {})}
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
        {onAskLink === undefined ? null : (
          <p className="sign-in-else">
            <button type="button" className="lk" onClick={(event) => ask('link', event.currentTarget.form)}>
              {uiSay('sign_in.link')}
            </button>
            <button type="button" className="lk" onClick={(event) => ask('reset', event.currentTarget.form)}>
              {uiSay('sign_in.forgotten')}
            </button>
          </p>
        )}
        {others}
      </form>
      {children}
    </main>
  )
}
