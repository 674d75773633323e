import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { t } from '../text.ts'
import { firstNameOf } from '../ticket/say-people.ts'

type Present = Returned<'GET /presence'>['items']

/** As often as somebody on a ticket says that they are still there. */
const everyMs = 15_000
const onTicket =
  (ticketId: string) =>
  ({ items }: { readonly items: Present }) => {
    const here = items.filter((one) => one.ticketId === ticketId)
    return here.find(({ doing }) => doing === 'writing') ?? here[0]
  }

/** A quiet mark for a colleague who looks at the ticket or writes on it. */
export function RowPresence({ ticketId }: { readonly ticketId: string }) {
  const { data } = useQuery({ ...read('GET /presence', {}), refetchInterval: everyMs, select: onTicket(ticketId) })
  if (data === undefined) return null
  const words = t(`row.${data.doing}`, { name: firstNameOf(data.person) })
  return (
    <span className="q-present" title={words}>
      <Icon name={data.doing === 'writing' ? 'pen' : 'eye'} size={14} />
      <span className="sr">{words}</span>
    </span>
  )
}
