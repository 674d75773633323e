import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { t } from '../text.ts'
import { type QueueChoice, type QueueFilter, queueOrders } from './queue-choice.ts'

interface FilterBarProps {
  readonly choice: QueueChoice
  readonly onChange: (choice: QueueChoice) => void
  readonly onFilter: () => void
}

/** The name behind an id in the filter, once it is known. */
const useNames = ({ assignee, account }: QueueFilter) => {
  const isPerson = assignee?.startsWith('per_') === true
  const staff = useQuery({ ...read('GET /staff', {}), enabled: isPerson })
  const one = useQuery({
    ...read('GET /accounts/:accountId', { params: { accountId: account ?? '' } }),
    enabled: account !== undefined,
  })
  const name = staff.data?.items.find(({ id }) => id === assignee)?.name
  return {
    assignee: isPerson ? (name ?? '…') : assignee === 'me' ? t('view.mine') : t('view.nobody'),
    account: one.data?.name ?? '…',
  }
}

function Chip({ words, onDrop }: { readonly words: string; readonly onDrop: () => void }) {
  return (
    <button type="button" className="chip" aria-label={t('filter.drop', { words })} onClick={onDrop}>
      {words}
      <Icon name="cross" size={12} />
    </button>
  )
}

/** What is filtered by, each with a way to drop it, and the order. */
export function FilterBar({ choice, onChange, onFilter }: FilterBarProps) {
  const names = useNames(choice)
  const { assignee, priority, account, q, aside, order } = choice
  const without = (part: Partial<QueueFilter>) => onChange({ ...choice, ...part })
  return (
    <div className="q-filters">
      {assignee === undefined ? null : <Chip words={names.assignee} onDrop={() => without({ assignee: undefined })} />}
      {priority === undefined ? null : (
        <Chip words={priority.replaceAll(',', ', ')} onDrop={() => without({ priority: undefined })} />
      )}
      {account === undefined ? null : <Chip words={names.account} onDrop={() => without({ account: undefined })} />}
      {aside === undefined ? null : <Chip words={t('view.aside')} onDrop={() => without({ aside: undefined })} />}
      {q === undefined ? null : <Chip words={t('filter.words', { q })} onDrop={() => without({ q: undefined })} />}
      <button type="button" className="chip chip-add" onClick={onFilter}>
        <Icon name="filter" size={12} />
        {t('filter.add')} <KeyHint keys="F" />
      </button>
      <span className="gap" />
      <span className="q-order-label">{t('order.label')}</span>
      <Segmented
        label={t('order.label')}
        value={order}
        onChange={(next) => onChange({ ...choice, order: next })}
        segments={queueOrders.map((value) => ({ value, label: t(`order.${value}`) }))}
      />
    </div>
  )
}
