import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { AccountField } from '../accounts/account-field.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { t } from './engagements-text.ts'

const kinds = ['training', 'best_practice_review', 'strategic_session', 'regular_call', 'knowledge_transfer'] as const

/** A session on request: for an account, of a kind; its times are proposed on its own page. */
export function PlanDialog({ onClose }: { readonly onClose: () => void }) {
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
      <AccountField
        label={t('new.account')}
        choose={t('new.account_choose')}
        value={accountId}
        onChange={setAccountId}
      />
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
