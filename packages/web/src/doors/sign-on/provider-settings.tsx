import { useQuery } from '@tanstack/react-query'
import { read, useProviders } from '../../data/index.ts'
import { Person } from '../../ui/avatar.tsx'
import { ProviderList } from '../../ui/sign-on/provider-list.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { When } from '../../ui/time/when.tsx'

interface ProviderSettingsProps {
  /** Whose services; those of the reader's own side without it. */
  readonly accountId?: string
  readonly mayManage: boolean
  readonly isStaffs?: boolean
  readonly zone: string
}
/** The sign-in services of a company or of the staff. */
export function ProviderSettings({ accountId, mayManage, isStaffs = false, zone }: ProviderSettingsProps) {
  const desk = useProviders(accountId)
  return (
    <ProviderList
      desk={desk}
      mayManage={mayManage}
      isStaffs={isStaffs}
      peopleOf={(providerId) => <ProviderPeople providerId={providerId} zone={zone} />}
    />
  )
}

/** Who came in by a sign-in service, the latest first. */
function ProviderPeople({ providerId, zone }: { readonly providerId: string; readonly zone: string }) {
  const { data } = useQuery(read('GET /identity-providers/:providerId/people', { params: { providerId } }))
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
