import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { priorityCodes } from '../../ui/priority-glyph.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { t } from '../desk-text.ts'
import { sayPlan } from '../promise/say-plan.ts'
import type { LedgerFilter } from './ledger-choice.ts'
import { type Option, Pick } from './pick.tsx'

/** Plans that somebody has, each once, by the title it is sold under. */
const plansOf = (accounts: ReturnType<typeof useAllAccounts>['data']): readonly Option[] => {
  const sold = new Map<string, string>()
  for (const { plan, planTitle } of accounts ?? [])
    if (plan !== null) sold.set(plan, sayPlan({ plan, planTitle, addOns: [] }))
  return [...sold].map(([value, label]) => ({ value, label }))
}

interface LedgerFiltersProps {
  readonly filter: LedgerFilter
  readonly onChange: (filter: Partial<LedgerFilter>) => void
}
/** By kind, account, plan, priority, engineer and account manager. */
export function LedgerFilters({ filter, onChange }: LedgerFiltersProps) {
  const accounts = useAllAccounts().data
  const staff = useQuery(read('GET /staff', {})).data
  return (
    <>
      <Segmented
        label={t('ledger.kind')}
        value={filter.kind}
        segments={[
          { value: 'all', label: t('ledger.every_kind') },
          { value: 'policy', label: t('ledger.answers') },
          { value: 'person', label: t('ledger.by_hand') },
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      <Pick
        label={t('ledger.account')}
        every={t('ledger.every_account')}
        value={filter.account}
        options={(accounts ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onPick={(account) => onChange({ account })}
      />
      <Pick
        label={t('ledger.plan')}
        every={t('ledger.every_plan')}
        value={filter.plan}
        options={plansOf(accounts)}
        onPick={(plan) => onChange({ plan })}
      />
      <Pick
        label={t('ledger.priority')}
        every={t('ledger.every_priority')}
        value={filter.priority}
        options={priorityCodes.map((value) => ({ value, label: value }))}
        onPick={(value) => onChange({ priority: priorityCodes.find((one) => one === value) })}
      />
      <Pick
        label={t('ledger.engineer')}
        every={t('ledger.every_engineer')}
        value={filter.assignee}
        options={[
          { value: 'me', label: t('ledger.mine') },
          ...(staff?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onPick={(assignee) => onChange({ assignee })}
      />
      <Pick
        label={t('ledger.tam')}
        every={t('ledger.every_tam')}
        value={filter.tam}
        options={(staff?.items ?? [])
          .filter(({ roles }) => roles.includes('tam'))
          .map(({ id, name }) => ({ value: id, label: name }))}
        onPick={(tam) => onChange({ tam })}
      />
    </>
  )
}
