import type { Release } from '@mainstay/contracts/releases'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Icon } from '../../ui/icons.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { type Brought, BroughtField } from './brought-field.tsx'
import { readNumbers } from './read-numbers.ts'
import { t } from './releases-text.ts'
import { TextField } from './text-field.tsx'

interface Fix {
  readonly key: string
  readonly says: string
  readonly tickets: string
  readonly isSecurity: boolean
  readonly requests: readonly Brought[]
}
const fixesOf = ({ fixList }: Release): readonly Fix[] =>
  fixList.map(({ id, says, isSecurity, tickets, requests }) => ({
    key: id,
    says,
    isSecurity,
    requests,
    tickets: tickets.map(({ number }) => number).join(' '),
  }))

const itemsOf = (fixes: readonly Fix[]) =>
  fixes.map(({ says, tickets, isSecurity, requests }) => ({
    ...{ says, isSecurity, tickets: readNumbers(tickets) },
    requests: requests.map(({ id }) => id),
  }))

interface RowProps {
  readonly fix: Fix
  readonly number: number
  readonly isOff: boolean
  readonly onChange: (fix: Fix) => void
  readonly onRemove: () => void
}
function FixRow({ fix, number, isOff, onChange, onRemove }: RowProps) {
  return (
    <li className="rls-fix">
      <TextField
        label={t('fix.says', { number })}
        value={fix.says}
        isOff={isOff}
        onChange={(says) => onChange({ ...fix, says })}
      />
      <TextField
        label={t('fix.tickets')}
        value={fix.tickets}
        isOff={isOff}
        onChange={(tickets) => onChange({ ...fix, tickets })}
      />
      <label className="rls-check">
        <input
          type="checkbox"
          checked={fix.isSecurity}
          disabled={isOff}
          onChange={(event) => onChange({ ...fix, isSecurity: event.currentTarget.checked })}
        />
        {t('fix.security')}
      </label>
      {isOff ? null : (
        <button type="button" className="btn quiet sm" aria-label={t('fix.remove', { number })} onClick={onRemove}>
          <Icon name="cross" />
        </button>
      )}
      <BroughtField
        number={number}
        value={fix.requests}
        isOff={isOff}
        onChange={(requests) => onChange({ ...fix, requests })}
      />
    </li>
  )
}

/** What a release mends: one sentence for customers each, with the tickets it mends. */
export function FixesEditor({ release, mayWrite }: { readonly release: Release; readonly mayWrite: boolean }) {
  const write = useSend('PUT /releases/:releaseId/fixes')
  const [fixes, setFixes] = useState(fixesOf(release))
  const [added, setAdded] = useState(0)
  const add = () => {
    setFixes([...fixes, { key: `new ${added}`, says: '', tickets: '', isSecurity: false, requests: [] }])
    setAdded(added + 1)
  }
  const items = itemsOf(fixes)
  const isChanged = JSON.stringify(items) !== JSON.stringify(itemsOf(fixesOf(release)))
  const save = async () => {
    await write.mutateAsync({ params: { releaseId: release.id }, body: { items }, ifMatch: `"${release.rowVersion}"` })
    announce(t('fix.saved'))
  }
  return (
    <form
      className="rls-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save().catch(() => undefined)
      }}
    >
      <h2>{t('fix.heading')}</h2>
      <FormProblem problem={write.error} />
      {fixes.length === 0 ? <p className="mut">{t('fix.none')}</p> : null}
      <ol className="rls-fixes">
        {fixes.map((fix, index) => (
          <FixRow
            key={fix.key}
            fix={fix}
            number={index + 1}
            isOff={!mayWrite}
            onChange={(changed) => setFixes(fixes.map((one) => (one === fix ? changed : one)))}
            onRemove={() => setFixes(fixes.filter((one) => one !== fix))}
          />
        ))}
      </ol>
      {mayWrite ? (
        <p className="rls-do">
          <button type="button" className="btn sm" onClick={add}>
            {t('fix.add')}
          </button>
          <button
            type="submit"
            className={isChanged ? 'btn sm pri' : 'btn sm'}
            disabled={!isChanged || write.isPending}
          >
            {t('fix.save')}
          </button>
        </p>
      ) : null}
    </form>
  )
}
