import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import './console-success.css'
import { t } from './console-success-text.ts'

/** What everybody should know of the account before they answer. Nothing where nothing is pinned. */
export function PinnedNotes({ accountId }: { readonly accountId: string }) {
  const notes = useQuery(
    read('GET /accounts/:accountId/notes', { params: { accountId }, query: { pinned: 'only' } }),
  ).data
  if (notes === undefined || notes.items.length === 0) return null
  return (
    <section>
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
