import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { SendBundleDialog } from '../../assessed/send-bundle-dialog.tsx'
import { sayDay } from '../../assessed/trend-part.tsx'
import { read, useSend } from '../../data/index.ts'
import { sayDate, sayLastDay } from '../../owed/owed-model.ts'
import { itemsOf, useOwed } from '../../owed/use-owed.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { AccountField } from '../accounts/account-field.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { t } from './console-assessments-text.ts'

interface BeginProps {
  /** Empty: still to be chosen. */
  readonly accountId: string
  readonly bundleId?: string
  readonly onClose: () => void
}
/** From a bundle to a draft: which snapshot, which rules, for which window. */
export function BeginDialog({ accountId: given, bundleId: first = '', onClose }: BeginProps) {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState(given)
  const [bundle, setBundle] = useState(first)
  const [ruleSet, setRuleSet] = useState('')
  const [window, setWindow] = useState<string>()
  const [isSending, setIsSending] = useState(false)
  const draft = useSend('POST /assessments')
  const bundles = useBundles(chosen)
  const windows = useWindows(chosen)
  const bundleId = bundle === '' ? (bundles[0]?.id ?? '') : bundle
  // the window that is due first, unless somebody says otherwise
  const commitmentId = window ?? windows[0]?.id ?? ''
  const begin = async () => {
    const { body } = await draft.mutateAsync({
      body: {
        bundleId,
        ...(ruleSet === '' ? {} : { ruleSetId: ruleSet }),
        ...(commitmentId === '' ? {} : { commitmentId }),
      },
    })
    await navigate({ to: '/assessments/$id', params: { id: body.id } })
    onClose()
  }
  if (isSending) return <SendBundleDialog accountId={chosen} onClose={() => setIsSending(false)} />
  return (
    <Dialog
      title={t('begin.title')}
      onClose={onClose}
      onSubmit={() => void begin().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={bundleId === '' || draft.isPending}>
          {t('begin.start')}
        </button>
      }
    >
      <FormProblem problem={draft.error} />
      {given === '' ? (
        <AccountField
          label={t('begin.account')}
          choose={t('begin.pick')}
          value={chosen}
          onChange={(id) => {
            setChosen(id)
            setBundle('')
            setWindow(undefined)
          }}
        />
      ) : null}
      {chosen === '' ? null : (
        <>
          <BundleField bundles={bundles} value={bundleId} onChange={setBundle} onSend={() => setIsSending(true)} />
          <WindowField windows={windows} value={commitmentId} onChange={setWindow} />
          <RuleSetField value={ruleSet} onChange={setRuleSet} />
        </>
      )}
    </Dialog>
  )
}

const useBundles = (accountId: string) =>
  useQuery({
    ...read('GET /accounts/:accountId/bundles', { params: { accountId }, query: {} }),
    enabled: accountId !== '',
  }).data?.items ?? []

const useWindows = (accountId: string) =>
  itemsOf(
    useOwed(
      { accountId, kind: 'production_assessment', state: ['breached', 'open', 'scheduled'], begun: 'true', limit: 10 },
      accountId !== '',
    ),
  )

interface ChoiceProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

interface BundleFieldProps extends ChoiceProps {
  readonly bundles: ReturnType<typeof useBundles>
  readonly onSend: () => void
}
function BundleField({ bundles, value, onChange, onSend }: BundleFieldProps) {
  const send = (
    <button type="button" className="link-button lk" onClick={onSend}>
      {t('begin.send')}
    </button>
  )
  if (bundles.length === 0)
    return (
      <p>
        {t('begin.no_bundle')} {send}
      </p>
    )
  return (
    <Field label={t('begin.bundle')} hint={send}>
      {(attributes) => (
        <select
          {...attributes}
          className="input t"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {bundles.map(({ id, environment, collectedAt, product }) => (
            <option key={id} value={id}>
              {`${environment.name} · ${sayDay(collectedAt)} · ${product.version}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function WindowField({ windows, value, onChange }: ChoiceProps & { readonly windows: ReturnType<typeof useWindows> }) {
  const now = useNow('minute')
  return (
    <Field label={t('begin.window')}>
      {(attributes) => (
        <select
          {...attributes}
          className="input t"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {windows.map((owed) => (
            <option key={owed.id} value={owed.id}>
              {t('begin.window_one', {
                ...{ from: sayDate(owed.opensOn, now), to: sayLastDay(owed, now), due: sayDay(owed.dueAt) },
              })}
            </option>
          ))}
          <option value="">{t('begin.no_window')}</option>
        </select>
      )}
    </Field>
  )
}

function RuleSetField({ value, onChange }: ChoiceProps) {
  const sets = useQuery(read('GET /rule-sets', {})).data?.items ?? []
  if (sets.length < 2) return null
  return (
    <Field label={t('begin.rules')}>
      {(attributes) => (
        <select
          {...attributes}
          className="input"
          value={value === '' ? (sets[0]?.id ?? '') : value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {sets.map(({ id, title, version }) => (
            <option key={id} value={id}>
              {`${title}, ${version}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
