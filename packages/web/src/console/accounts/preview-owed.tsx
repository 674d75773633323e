import type { AgreementPreview } from '@mainstay/contracts/agreements'
import { sayDate, sayKind, sayLastDay } from '../../owed/owed-model.ts'
import { useNow } from '../../ui/time/clock.ts'
import { t } from './agreement-text.ts'

type Ending = AgreementPreview['owed']['ends'][number]
type Opening = AgreementPreview['owed']['opens'][number]
const shown = 6

/** Which windows would end, and which would open, with their dates. */
export function PreviewOwed({ owed }: { readonly owed: AgreementPreview['owed'] }) {
  const { ends, endsCount, opens, opensCount } = owed
  return (
    <>
      <h4>{t('preview.owed')}</h4>
      {endsCount + opensCount === 0 ? <p className="mut">{t('preview.owed_same')}</p> : null}
      <Lines title={t('preview.owed_ends')} items={ends} count={endsCount} />
      <Lines title={t('preview.owed_opens')} items={opens} count={opensCount} />
    </>
  )
}

interface LinesProps {
  readonly title: string
  readonly items: readonly (Ending | Opening)[]
  readonly count: number
}
function Lines({ title, items, count }: LinesProps) {
  const now = useNow('minute')
  if (count === 0) return null
  return (
    <>
      <p>{title}</p>
      <ul>
        {items.slice(0, shown).map((item) => (
          <li key={`${item.kind} ${item.number} ${item.opensOn}`} className="t">
            {t('preview.owed_line', {
              what: sayKind(item.kind),
              number: item.number,
              from: sayDate(item.opensOn, now),
              to: sayLastDay(item, now),
            })}
            {'hasBegun' in item ? <span className="mut"> · {sayEnd(item)}</span> : null}
          </li>
        ))}
      </ul>
      {count > shown ? <p className="mut">{t('preview.owed_more', { count: count - shown })}</p> : null}
    </>
  )
}

const sayEnd = ({ hasBegun, becomes }: Ending): string =>
  [hasBegun ? t('preview.owed_running') : undefined, t(`preview.owed_${becomes ?? 'cancelled'}`)]
    .filter((part) => part !== undefined)
    .join(', ')
