import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import './console-success.css'
import { t } from './console-success-text.ts'

interface PinnedProps {
  readonly accountId: string
  /** How the place that it stands in parts its sections. */
  readonly className?: string
}
/** What everybody should know of the account before they act for it. Nothing where nothing is pinned. */
export function PinnedNotes({ accountId, className = '' }: PinnedProps) {
  const notes = useQuery(
    read('GET /accounts/:accountId/notes', { params: { accountId }, query: { pinned: 'only' } }),
  ).data
  if (notes === undefined || notes.items.length === 0) return null
  return (
    <section className={`sp-pinned ${className}`}>
      <h2>
        {t('pinned.heading')}
        <span className="tk-aside sp-private">
          <Icon name="lock" size={12} /> {t('notes.private')}
        </span>
      </h2>
      <ul className="sp-notes">
        {notes.items.map(({ id, text }) => (
          <li key={id}>
            <WrittenText text={text} />
          </li>
        ))}
      </ul>
    </section>
  )
}
