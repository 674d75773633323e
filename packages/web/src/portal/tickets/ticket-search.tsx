import { useEffect, useState } from 'react'
import { Icon } from '../../ui/icons.tsx'
import { t } from '../text.ts'

interface TicketSearchProps {
  readonly value: string
  readonly onSearch: (words: string) => void
}
/** Words to look for; asked a moment after the last letter. */
export function TicketSearch({ value, onSearch }: TicketSearchProps) {
  const [typed, setTyped] = useState(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing asks; the search itself comes back through the address
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onSearch(typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <label className="ticket-search">
      <Icon name="search" />
      <span className="sr">{t('tickets.search')}</span>
      <input
        type="search"
        placeholder={t('tickets.search')}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  )
}
