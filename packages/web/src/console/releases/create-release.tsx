import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { useProductAsked } from '../../products/use-product-asked.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { t as versions } from '../../versions/versions-text.ts'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { t } from './releases-text.ts'
import { TextField } from './text-field.tsx'

const kinds = ['major', 'update', 'maintenance', 'patch', 'prerelease', 'hotfix'] as const
type Kind = (typeof kinds)[number]

interface HotfixFieldsProps {
  readonly baseId: string
  readonly accountIds: readonly string[]
  readonly onBase: (id: string) => void
  readonly onAccounts: (ids: readonly string[]) => void
}
/** What a hotfix is based on, and for whom it is. */
function HotfixFields({ baseId, accountIds, onBase, onAccounts }: HotfixFieldsProps) {
  const { query } = useProductAsked()
  const bases =
    useQuery(read('GET /releases', { query: { ...query, state: 'published', limit: 100 } })).data?.items ?? []
  const accounts = useAllAccounts().data ?? []
  return (
    <>
      <Field label={t('new.base')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={baseId}
            onChange={(event) => onBase(event.currentTarget.value)}
          >
            <option value="">{''}</option>
            {bases
              .filter(({ kind }) => kind !== 'hotfix')
              .map(({ id, version }) => (
                <option key={id} value={id}>
                  {version}
                </option>
              ))}
          </select>
        )}
      </Field>
      <Field label={t('new.accounts')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input rls-many"
            multiple
            value={[...accountIds]}
            onChange={(event) => onAccounts([...event.currentTarget.selectedOptions].map(({ value }) => value))}
          >
            {accounts.map(({ id, name, code }) => (
              <option key={id} value={id}>{`${name} (${code})`}</option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}

/** Begins a draft; notes and fixes are written on its own page. */
export function CreateRelease({ onClose }: { readonly onClose: () => void }) {
  const create = useSend('POST /releases')
  const { query } = useProductAsked()
  const navigate = useNavigate()
  const [version, setVersion] = useState('')
  const [kind, setKind] = useState<Kind>('update')
  const [availableOn, setAvailableOn] = useState('')
  const [baseId, setBaseId] = useState('')
  const [accountIds, setAccountIds] = useState<readonly string[]>([])
  const save = async () => {
    const hotfix = { ...(baseId && { basedOnId: baseId }), accountIds: [...accountIds] }
    const { body } = await create.mutateAsync({
      body: { ...query, version, kind, ...(availableOn && { availableOn }), ...(kind === 'hotfix' ? hotfix : {}) },
    })
    onClose()
    await navigate({ to: '/releases/$releaseId', params: { releaseId: body.id } })
  }
  return (
    <Dialog
      title={t('new.title')}
      onClose={onClose}
      onSubmit={() => void save().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={create.isPending}>
          {t('new.save')}
        </button>
      }
    >
      <FormProblem problem={create.error} />
      <TextField
        label={t('new.version')}
        hint={t('new.version_how')}
        value={version}
        fault={faultOf(create.error, 'version')}
        onChange={setVersion}
      />
      <Field label={t('new.kind')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={kind}
            onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? 'update')}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {versions(`kind.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={t('new.date')}
        hint={t('new.date_how')}
        type="date"
        value={availableOn}
        onChange={setAvailableOn}
      />
      {kind === 'hotfix' ? (
        <HotfixFields baseId={baseId} accountIds={accountIds} onBase={setBaseId} onAccounts={setAccountIds} />
      ) : null}
    </Dialog>
  )
}
