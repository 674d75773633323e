import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { t } from './engagements-text.ts'

const kinds = ['training', 'best_practice_review', 'strategic_session', 'regular_call', 'knowledge_transfer'] as const

/** A session on request: for an account, of a kind; its times are proposed on its own page. */
export function PlanDialog({ onClose }: { readonly onClose: () => void }) {
  const accounts = useAllAccounts().data ?? []
  const plan = useSend('POST /engagements')
  const navigate = useNavigate()
  const [accountId, setAccountId] = useState('')
  const [kind, setKind] = useState<(typeof kinds)[number]>('training')
  const send = async () => {
    const { body: made } = await plan.mutateAsync({ body: { accountId, kind } })
    await navigate({ to: '/engagements/$id', params: { id: made.id } })
  }
  return (
    <Dialog
      title={t('new.title')}
      onClose={onClose}
      onSubmit={() => void send().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={accountId === '' || plan.isPending}>
          {t('new.send')}
        </button>
      }
    >
      <FormProblem problem={plan.error} />
      <Field label={t('new.account')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={accountId}
            onChange={(event) => setAccountId(event.currentTarget.value)}
          >
            <option value="" />
            {accounts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('new.kind')} hint={t('new.kind_how')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={kind}
            onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? kind)}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(`kind.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Dialog>
  )
}
