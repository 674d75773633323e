import type { Returned } from '../../data/index.ts'
import { Icon, type IconName } from '../../ui/icons.tsx'
import { t } from './road-map-text.ts'

type Request = Returned<'GET /requests/:requestId'>
type Status = Request['status']
const icons: Readonly<Record<Status, IconName>> = {
  noted: 'pen',
  under_consideration: 'eye',
  planned: 'calendar',
  in_progress: 'pulse',
  shipped: 'check',
  declined: 'cross',
}

/** How a request stands: a sign, a word, and the release where one is named. */
export function Standing({ status, release }: Pick<Request, 'status' | 'release'>) {
  return (
    <span className={`map-standing map-${status}`}>
      <Icon name={icons[status]} size={14} />
      {t(`status.${status}`)}
      {release === null ? null : (
        <span className="t">{t(status === 'shipped' ? 'status.in' : 'status.for', { release })}</span>
      )}
    </span>
  )
}
