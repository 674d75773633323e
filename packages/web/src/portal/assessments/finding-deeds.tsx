import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Finding } from '../../assessed/assessed-types.ts'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { DayField, WordsField } from '../../ui/plain-fields.tsx'
import { readNow } from '../../ui/time/clock.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { useAccount, useMayWrite } from '../use-account.ts'
import { t } from './portal-assessments-text.ts'

type Deed = 'accept' | 'reopen' | 'done' | 'plan'

/** What a contact does with a finding of theirs: take it on, say it is done, accept the risk. */
export function FindingDeeds({ finding }: { readonly finding: Finding }) {
  const mayWrite = useMayWrite()
  const [deed, setDeed] = useState<Deed>()
  if (!mayWrite || finding.state === 'fixed') return null
  const deeds: readonly Deed[] =
    finding.state === 'accepted' ? ['reopen'] : finding.saidDone ? ['plan', 'accept'] : ['done', 'plan', 'accept']
  const close = () => setDeed(undefined)
  return (
    <>
      {deeds.map((one) => (
        <button
          key={one}
          type="button"
          className="btn sm"
          aria-label={`${t(`deed.${one}`)}: ${finding.number}`}
          onClick={() => setDeed(one)}
        >
          {t(`deed.${one}`)}
        </button>
      ))}
      {deed === 'accept' ? <Accept finding={finding} onClose={close} /> : null}
      {deed === 'reopen' ? <Reopen finding={finding} onClose={close} /> : null}
      {deed === 'done' ? <Done finding={finding} onClose={close} /> : null}
      {deed === 'plan' ? <Plan finding={finding} onClose={close} /> : null}
    </>
  )
}

interface DeedProps {
  readonly finding: Finding
  readonly onClose: () => void
}
const of = ({ id, version }: Finding) => ({ params: { findingId: id }, ifMatch: `"${version}"` })
const dayMs = 86_400_000
const dayIn = (days: number) => new Date(readNow() + days * dayMs).toISOString().slice(0, 10)

interface AskProps extends DeedProps {
  readonly deed: Deed
  readonly error: Error | null
  readonly isReady: boolean
  readonly send: () => Promise<unknown>
  readonly said: string
  readonly children: React.ReactNode
}
function Ask({ finding, deed, error, isReady, send, said, onClose, children }: AskProps) {
  const { number } = finding
  return (
    <Dialog
      title={t(`deed.${deed}_title`, { number })}
      onClose={onClose}
      onSubmit={() =>
        void send()
          .then(() => {
            announce(said)
            onClose()
          })
          .catch(() => undefined)
      }
      foot={
        <button type="submit" className="btn pri" disabled={!isReady}>
          {t(`deed.${deed}_send`)}
        </button>
      }
    >
      <p dir="auto">{finding.title}</p>
      <ProblemNote problem={error} />
      {children}
    </Dialog>
  )
}

function Accept({ finding, onClose }: DeedProps) {
  const accept = useSend('POST /findings/:findingId/acceptance')
  const [because, setBecause] = useState('')
  const [until, setUntil] = useState(() => dayIn(180))
  return (
    <Ask
      {...{
        finding,
        onClose,
        deed: 'accept',
        error: accept.error,
        said: t('deed.accepted', { number: finding.number }),
      }}
      isReady={because.trim() !== '' && until !== '' && !accept.isPending}
      send={() => accept.mutateAsync({ ...of(finding), body: { because, until } })}
    >
      <WordsField
        maxLength={1000}
        label={t('deed.accept_because')}
        hint={t('deed.accept_because_how')}
        value={because}
        onChange={setBecause}
      />
      <DayField label={t('deed.accept_until')} hint={t('deed.accept_until_how')} value={until} onChange={setUntil} />
    </Ask>
  )
}

function Reopen({ finding, onClose }: DeedProps) {
  const reopen = useSend('POST /findings/:findingId/reopening')
  const [because, setBecause] = useState('')
  return (
    <Ask
      {...{
        finding,
        onClose,
        deed: 'reopen',
        error: reopen.error,
        said: t('deed.reopened', { number: finding.number }),
      }}
      isReady={because.trim() !== '' && !reopen.isPending}
      send={() => reopen.mutateAsync({ ...of(finding), body: { because } })}
    >
      <WordsField maxLength={1000} label={t('deed.reopen_because')} value={because} onChange={setBecause} />
    </Ask>
  )
}

function Done({ finding, onClose }: DeedProps) {
  const done = useSend('POST /findings/:findingId/done')
  const [words, setWords] = useState('')
  return (
    <Ask
      {...{ finding, onClose, deed: 'done', error: done.error, said: t('deed.done_said') }}
      isReady={!done.isPending}
      send={() => done.mutateAsync({ ...of(finding), body: words.trim() === '' ? {} : { words } })}
    >
      <WordsField
        maxLength={1000}
        label={t('deed.done_words')}
        hint={t('deed.done_how')}
        value={words}
        onChange={setWords}
      />
    </Ask>
  )
}

function Plan({ finding, onClose }: DeedProps) {
  const { id: accountId } = useAccount()
  const contacts = useQuery(read('GET /accounts/:accountId/contacts', { params: { accountId } })).data?.items ?? []
  const change = useSend('PATCH /findings/:findingId')
  const [ownerId, setOwnerId] = useState(finding.owner?.person?.id ?? '')
  const [dueOn, setDueOn] = useState(finding.dueOn ?? '')
  const team = contacts.filter(({ role, toAt }) => role !== 'observer' && toAt === null).map(({ person }) => person)
  const owner = finding.owner?.person
  const people = owner && !team.some(({ id }) => id === owner.id) ? [...team, owner] : team
  const body = {
    ...(ownerId === (owner?.id ?? '') ? {} : { ownerId: ownerId === '' ? null : ownerId }),
    ...(dueOn === (finding.dueOn ?? '') ? {} : { dueOn: dueOn === '' ? null : dueOn }),
  }
  return (
    <Ask
      {...{ finding, onClose, deed: 'plan', error: change.error, said: t('deed.plan_saved') }}
      isReady={!change.isPending}
      send={() => change.mutateAsync({ ...of(finding), body })}
    >
      <Field label={t('deed.plan_owner')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={ownerId}
            onChange={(event) => setOwnerId(event.currentTarget.value)}
          >
            <option value="">{t('deed.plan_nobody')}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DayField label={t('deed.plan_due')} value={dueOn} onChange={setDueOn} />
    </Ask>
  )
}
