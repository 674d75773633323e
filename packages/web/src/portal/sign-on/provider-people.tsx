import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { Person } from '../../ui/avatar.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { When } from '../../ui/time/when.tsx'
import { useReaderZone } from '../use-account.ts'

/** Who came in by a sign-in service, the latest first. */
export function ProviderPeople({ providerId }: { readonly providerId: string }) {
  const { data } = useQuery(read('GET /identity-providers/:providerId/people', { params: { providerId } }))
  const zone = useReaderZone()
  if (data === undefined) return <SkeletonRows rows={2} />
  return (
    <ul className="provider-people">
      {data.items.map(({ person, lastAt }) => (
        <li key={person.id}>
          <Person name={person.name} />
          <span className="mut sm">
            <When at={Date.parse(lastAt)} zone={zone} />
          </span>
        </li>
      ))}
    </ul>
  )
}
