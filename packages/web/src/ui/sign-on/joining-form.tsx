import { type FormEvent, useState } from 'react'
import { announce } from '../announcer.tsx'
import { ErrorNote } from '../error-note.tsx'
import { Field } from '../field.tsx'
import { sayOn } from './sign-on-text.ts'
import type { ProviderDesk, ShownProvider } from './types.ts'
import { useDoing } from './use-doing.ts'

const choices = ['none', 'observer', 'contact'] as const
type Choice = (typeof choices)[number]

/** Whether people come in without an invitation, as what, and with whose addresses. */
export function JoiningForm({ desk, provider }: { readonly desk: ProviderDesk; readonly provider: ShownProvider }) {
  const [joins, setJoins] = useState<Choice>(provider.joinsAs ?? 'none')
  const [domains, setDomains] = useState(provider.joinDomains.join(', '))
  const { busy, problem, done } = useDoing(desk.sayProblem)
  const isChanged = joins !== (provider.joinsAs ?? 'none') || domains !== provider.joinDomains.join(', ')
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const joinDomains = domains.split(/[\s,;]+/u).filter((domain) => domain !== '')
    const joinsAs = joins === 'none' ? null : joins
    if (await done(() => desk.change(provider, { joinsAs, joinDomains }))) announce(sayOn('one.saved'))
  }
  const domainFault = Object.entries(problem?.fields ?? {}).find(([field]) => field.startsWith('joinDomains'))?.[1]
  return (
    <form className="provider-joins" onSubmit={(event) => void save(event)}>
      <Field label={sayOn('one.joins')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={joins}
            onChange={(event) => setJoins(choices.find((one) => one === event.currentTarget.value) ?? 'none')}
          >
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {sayOn(`one.joins_${choice}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {joins === 'none' ? null : (
        <Field label={sayOn('one.domains')} hint={sayOn('one.domains_how')} fault={domainFault}>
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              value={domains}
              maxLength={1000}
              onChange={(event) => setDomains(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      {problem === undefined || domainFault !== undefined ? null : <ErrorNote title={problem.title} />}
      {isChanged ? (
        <button type="submit" className="btn sm" disabled={busy}>
          {sayOn('one.save')}
        </button>
      ) : null}
    </form>
  )
}
