import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { useAccount } from '../use-account.ts'
import { useSupportNow } from '../use-support-now.ts'
import './agreement.css'
import { t } from './agreement-text.ts'
import { sayInstantIn } from './say-dates.ts'

/** What Home says above everything else; while it is pending, what stands below would jump when it comes. */
export function useHomeNotices() {
  const { id: accountId } = useAccount()
  const ending = useSupportNow().data?.endingSoon
  const stay = useQuery(read('GET /accounts/:accountId/stay', { params: { accountId } }))
  const joinings = useQuery(read('GET /accounts/:accountId/joinings', { params: { accountId } }))
  const asked = (joinings.data?.items ?? []).filter(({ state }) => state === 'asked')
  return { ending, stay: stay.data?.stay, asked, isPending: stay.isPending || joinings.isPending }
}

/** What ends, or waits for a word of theirs, above everything else on Home; nothing most of the year. */
export function HomeNotices({ ending, stay, asked }: ReturnType<typeof useHomeNotices>) {
  const { role } = useAccount()
  if (!ending && !stay && asked.length === 0) return null
  return (
    <ul className="home-notices">
      {ending ? (
        <li>
          {t('home.ending', { orderForm: ending.orderForm, days: ending.daysLeft })}{' '}
          <Link className="lk" to="/policy">
            {t('home.ending_link')}
          </Link>
        </li>
      ) : null}
      {stay ? (
        <li>
          {t('home.stay', {
            seats: stay.seats,
            used: stay.used,
            until: sayInstantIn(Date.parse(stay.endsAt), stay.zone),
          })}{' '}
          <Link className="lk" to="/team/seats">
            {t(role === 'primary' ? 'home.stay_choose' : 'home.stay_see')}
          </Link>
        </li>
      ) : null}
      {asked.map(({ id, otherName }) => (
        <li key={id}>
          {t('home.joining', { name: otherName })}{' '}
          <Link className="lk" to="/team/joining">
            {t('home.joining_link')}
          </Link>
        </li>
      ))}
    </ul>
  )
}
