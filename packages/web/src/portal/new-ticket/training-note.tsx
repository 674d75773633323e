import { Link } from '@tanstack/react-router'
import { t } from '../../seats/seats-text.ts'
import { useTraining } from '../../seats/use-seats.ts'
import { useMe } from '../session-gate.ts'
import { useAccount } from '../use-account.ts'

/** Said before anything is sent: this priority needs a course that the reader has not had. Nothing where none is needed. */
export function TrainingNote({ priority }: { readonly priority: string | undefined }) {
  const { person } = useMe()
  const { data } = useTraining(useAccount().id)
  const own = data?.contacts.find((contact) => contact.person.id === person.id)
  const isNeeded = data?.asked.neededFor.some((one) => one === priority) === true
  if (own === undefined || own.missing.length === 0 || !isNeeded) return null
  return (
    <p className="near-t" role="status">
      {t('training.needed', { priority: priority ?? '', missing: own.missing.join(', ') })}{' '}
      <Link className="lk" to="/team">
        {t('training.to_team')}
      </Link>
    </p>
  )
}
