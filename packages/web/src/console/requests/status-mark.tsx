import { Icon, type IconName } from '../../ui/icons.tsx'
import type { Status } from './request-types.ts'
import { t } from './requests-text.ts'

const icons: Readonly<Record<Status, IconName>> = {
  noted: 'pen',
  under_consideration: 'eye',
  planned: 'calendar',
  in_progress: 'pulse',
  shipped: 'check',
  declined: 'cross',
}

/** How a request stands: a sign and a word, and the release where one is named. */
export function StatusMark({ status, release }: { readonly status: Status; readonly release: string | null }) {
  return (
    <span className={`rq-status rq-${status}`}>
      <Icon name={icons[status]} size={13} />
      {t(`status.${status}`)}
      {release === null ? null : <span className="t rq-release">{release}</span>}
    </span>
  )
}
