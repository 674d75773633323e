import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ErrorNote } from './error-note.tsx'
import './sign-in-form.css'
import { uiSay } from './text.ts'

type SignInTrouble = 'wrong' | 'locked' | 'sso' | 'unreachable' | 'not_offered'
const troubles = {
  wrong: 'sign_in.fault',
  locked: 'sign_in.locked',
  sso: 'sign_in.sso',
  unreachable: 'sign_in.unreachable',
  not_offered: 'sign_in.not_offered',
} as const

interface SignInFormProps {
  readonly heading: string
  readonly lead: string
  readonly brand: ReactNode
  /** Answers what went wrong, or nothing when the form has done its part; absent where no password is taken. */
  readonly onSignIn?: ((email: string, password: string) => Promise<SignInTrouble | undefined>) | undefined
  /** Sends a link to the address that stands in the form; absent where no mail leaves the desk. */
  readonly onAskLink?: ((purpose: 'link' | 'reset', email: string) => Promise<SignInTrouble | undefined>) | undefined
  /** Whether a link alone opens this door. */
  readonly offersLink?: boolean
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
    const email = String(fields.get('email')).trim()
    void run(async () => (onSignIn ? onSignIn(email, String(fields.get('password'))) : onAskLink?.('link', email)))
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

/** Address and password; the address stays when the password was wrong. Asks for no more than the door takes. */
export function SignInForm(props: SignInFormProps) {
  const { heading, lead, brand, onSignIn, onAskLink, offersLink = true, others, children } = props
  const { trouble, busy, needsAddress, send, ask } = useSignIn(props)
  const takesLink = offersLink && onAskLink !== undefined
  const takesAddress = onSignIn !== undefined || takesLink
  return (
    <main className="sign-in">
      <div className="sign-in-brand">{brand}</div>
      <form className="panel" onSubmit={send}>
        <h1>{heading}</h1>
        <p className="mut">{takesAddress ? lead : uiSay('sign_in.elsewhere')}</p>
        {trouble === undefined ? null : (
          <ErrorNote title={uiSay(troubles[trouble])} kept={uiSay('sign_in.body_keep')} />
        )}
        {takesAddress ? (
          <TextInput
            name="email"
            type="email"
            label={uiSay('sign_in.address')}
            autoComplete="username"
            autoFocus
            {...(needsAddress ? { error: uiSay('sign_in.address_first') } : {})}
            {...required}
          />
        ) : null}
        {onSignIn === undefined ? null : (
          <PasswordInput
            name="password"
            label={uiSay('sign_in.password')}
            autoComplete="current-password"
            visibilityToggleButtonProps={reveal}
            {...required}
          />
        )}
        {takesAddress ? (
          <Button type="submit" size="md" fullWidth loading={busy}>
            {uiSay(onSignIn === undefined ? 'sign_in.link_only' : 'sign_in.send')}
          </Button>
        ) : null}
        {onSignIn === undefined || onAskLink === undefined ? null : (
          <p className="sign-in-else">
            {takesLink ? (
              <button type="button" className="lk" onClick={(event) => ask('link', event.currentTarget.form)}>
                {uiSay('sign_in.link')}
              </button>
            ) : null}
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
