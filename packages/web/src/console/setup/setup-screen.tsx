import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { ApiProblem, useSend } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Wordmark } from '../../ui/mark.tsx'
import '../../ui/sign-in-form.css'
import { useTitle } from '../../ui/use-title.ts'
import { t } from './setup-text.ts'

const readText = (fields: FormData, name: string) => String(fields.get(name) ?? '').trim()
const readSetup = (form: HTMLFormElement) => {
  const fields = new FormData(form)
  return {
    token: readText(fields, 'token'),
    name: readText(fields, 'name'),
    email: readText(fields, 'email'),
    password: String(fields.get('password') ?? ''),
    city: readText(fields, 'city'),
    country: readText(fields, 'country').toUpperCase(),
    zone: readText(fields, 'zone'),
  }
}

/** Which field a refusal is about: by its pointer, else by its code. */
const faultsOf = (problem: Error | null): Readonly<Record<string, string>> => {
  if (!(problem instanceof ApiProblem)) return {}
  const named = problem.errors.map(({ pointer, detail }) => [pointer.replace(/^\//u, ''), detail])
  const byCode = {
    'setup.token_wrong': 'token',
    'session.password_too_common': 'password',
    'calendar.unknown_zone': 'zone',
  }
  const field = Object.entries(byCode).find(([code]) => code === problem.code)?.[1]
  return Object.fromEntries(field === undefined ? named : [...named, [field, problem.title]])
}

type Faults = ReturnType<typeof faultsOf>
const attributesOf = (faults: Faults) => (name: string) => ({
  name,
  required: true,
  withAsterisk: false,
  ...(faults[name] === undefined ? {} : { error: faults[name] }),
})

/** Who the administrator is, and the token that proves it. */
function PersonFields({ faults }: { readonly faults: Faults }) {
  const field = attributesOf(faults)
  return (
    <>
      <TextInput
        {...field('token')}
        label={t('setup.token')}
        description={t('setup.token_where')}
        autoComplete="off"
        autoFocus
      />
      <TextInput {...field('name')} label={t('setup.name')} autoComplete="name" />
      <TextInput {...field('email')} type="email" label={t('setup.email')} autoComplete="username" />
      <PasswordInput
        {...field('password')}
        label={t('setup.password')}
        description={t('setup.password_rule')}
        minLength={12}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('setup.reveal') }}
      />
    </>
  )
}

/** Where the administrator is: times are shown there. */
function PlaceFields({ faults }: { readonly faults: Faults }) {
  const field = attributesOf(faults)
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const twoLetters = { pattern: '[A-Za-z]{2}', maxLength: 2 }
  return (
    <>
      <TextInput {...field('city')} label={t('setup.city')} autoComplete="address-level2" />
      <TextInput
        {...field('country')}
        {...twoLetters}
        label={t('setup.country')}
        description={t('setup.country_how')}
        autoComplete="country"
      />
      <TextInput
        {...field('zone')}
        label={t('setup.zone')}
        description={t('setup.zone_why')}
        defaultValue={here}
        list="setup-zones"
      />
      <datalist id="setup-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  )
}

/** Makes the first administrator, once, with the token that stands where Mainstay was started. */
export function SetupScreen() {
  const client = useQueryClient()
  const router = useRouter()
  const setup = useSend('POST /setup')
  const faults = faultsOf(setup.error)
  const isElsewhere = setup.error !== null && Object.keys(faults).length === 0
  useTitle(t('setup.title'))
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const done = await setup.mutateAsync({ body: readSetup(event.currentTarget) }).catch(() => undefined)
    if (done === undefined) return
    client.clear()
    await router.navigate({ to: '/' })
  }
  return (
    <main className="sign-in">
      <div className="sign-in-brand">
        <Wordmark height={32} />
      </div>
      <form className="panel" onSubmit={send}>
        <h1>{t('setup.heading')}</h1>
        <p className="mut">{t('setup.lead')}</p>
        {isElsewhere ? <ErrorNote title={setup.error?.message ?? ''} kept={t('setup.kept')} /> : null}
        <PersonFields faults={faults} />
        <PlaceFields faults={faults} />
        <Button type="submit" size="md" fullWidth loading={setup.isPending}>
          {t('setup.send')}
        </Button>
      </form>
    </main>
  )
}
