import type { AgreementPreview } from '@mainstay/contracts/agreements'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from './agreement-text.ts'
import './preview.css'
import { PreviewOwed } from './preview-owed.tsx'
import { sayCity, sayDate } from './say-date.ts'
import { sayInstantIn } from './say-instant.ts'

interface PreviewProps {
  readonly preview: AgreementPreview | undefined
  readonly isPending: boolean
  /** The agreement that a renewal follows. */
  readonly follows?: string
}
/** What a change would do, for whom and from when, before anything is written. */
export function PreviewPanel({ preview, isPending, follows }: PreviewProps) {
  return (
    <section className="preview" aria-live="polite" aria-busy={isPending}>
      <h3>{t('preview.heading')}</h3>
      {preview === undefined ? (
        <p className="mut">{t('preview.loading')}</p>
      ) : (
        <>
          <Head preview={preview} />
          {preview.succession === null ? null : (
            <Succession succession={preview.succession} orderForm={follows ?? ''} />
          )}
          <Terms preview={preview} />
          <Clocks clocks={preview.clocks} />
          <PreviewOwed owed={preview.owed} />
          <Seats seats={preview.seats} zone={preview.zone} />
          <Portal preview={preview} />
        </>
      )}
    </section>
  )
}

function Head({ preview }: { readonly preview: AgreementPreview }) {
  const { zone: mine } = useMe().person
  const { effectiveAt, zone, isBackDated, signaturesMissing } = preview
  const at = Date.parse(effectiveAt)
  const from = sayInstantIn(at, mine)
  const there = sayInstantIn(at, zone)
  return (
    <>
      <p>
        <b>{sayPlan(preview)}</b>
        <br />
        <span className="t">
          {from === there ? t('preview.when_here', { from }) : t('preview.when', { from, city: sayCity(zone), there })}
        </span>
      </p>
      {isBackDated ? <p className="near-t">{t('preview.back_dated')}</p> : null}
      {signaturesMissing > 0 ? <p className="near-t">{t('preview.unsigned', { missing: signaturesMissing })}</p> : null}
    </>
  )
}

function sayPlan({ before, after }: AgreementPreview): string {
  if (after === null) return before === null ? t('preview.none') : t('preview.plan_ends', { before: before.planTitle })
  if (before === null) return t('preview.plan_new', { after: after.planTitle })
  if (before.planTitle === after.planTitle) return t('preview.plan_same', { after: after.planTitle })
  return t('preview.plan', { before: before.planTitle, after: after.planTitle })
}

function Succession({
  succession,
  orderForm,
}: {
  readonly succession: NonNullable<AgreementPreview['succession']>
  readonly orderForm: string
}) {
  const { kind, days, from, to } = succession
  if (kind === 'seamless') return <p className="kept-t">{t('preview.seamless', { orderForm })}</p>
  const dates = { days, from: sayDate(from ?? ''), to: sayDate(to ?? ''), orderForm }
  return <p className="near-t">{t(kind === 'gap' ? 'preview.gap' : 'preview.overlap', dates)}</p>
}

/** Terms side by side; what was is struck, as on the agreement itself. */
export function Terms({ preview: { terms } }: { readonly preview: Pick<AgreementPreview, 'terms'> }) {
  if (terms.length === 0) return <p className="mut">{t('preview.nothing')}</p>
  return (
    <dl className="account-terms">
      {terms.map(({ path, title, before, after, effect }) => (
        <div key={path}>
          <dt>{title}</dt>
          <dd className="t">
            {after === null ? (
              <span className="near-t">{t('preview.none')}</span>
            ) : (
              <b className={effect === 'less' ? 'near-t' : undefined}>{after.value}</b>
            )}{' '}
            {before === null ? null : <s>{before.value}</s>}
          </dd>
          <dd>
            <ClauseChip clause={(after ?? before)?.clause ?? ''} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Clocks({ clocks }: { readonly clocks: AgreementPreview['clocks'] }) {
  const { zone } = useMe().person
  const now = useNow('minute')
  const { moving, movingCount, stayingCount } = clocks
  const say = (iso: string) => formatNear(Date.parse(iso), zone, now)
  return (
    <>
      <h4>{t('preview.clocks')}</h4>
      {movingCount + stayingCount === 0 ? <p className="mut">{t('preview.no_clocks')}</p> : null}
      <ul>
        {moving.slice(0, 8).map(({ ticketId, number, priority, dueAt, newDueAt }) => (
          <li key={ticketId}>
            <PriorityGlyph priority={priority} size={12} /> <span className="t">{number}</span>{' '}
            {dueAt === null
              ? t('preview.clock_first', { priority, due: say(newDueAt) })
              : t('preview.clock_moves', { priority, due: say(newDueAt), before: say(dueAt) })}
          </li>
        ))}
      </ul>
      {movingCount > 8 ? <p className="mut">{t('preview.clocks_more', { count: movingCount - 8 })}</p> : null}
      {stayingCount === 0 ? null : (
        <p className="mut">
          {t(movingCount === 0 ? 'preview.clocks_all_stay' : 'preview.clocks_stay', { count: stayingCount })}
        </p>
      )}
    </>
  )
}

function Seats({ seats, zone }: { readonly seats: AgreementPreview['seats']; readonly zone: string }) {
  const { used, after, stayEndsAt, resting } = seats
  return (
    <>
      <h4>{t('preview.seats')}</h4>
      {after === null ? (
        <p className="mut">{t('preview.seats_none', { used })}</p>
      ) : stayEndsAt === null ? (
        <p className="mut">{t('preview.seats_fit', { used, after })}</p>
      ) : (
        <p className="near-t">
          {t('preview.seats_above', {
            used,
            after,
            until: sayInstantIn(Date.parse(stayEndsAt), zone),
            names: resting.map(({ person }) => person.name).join(', '),
          })}
        </p>
      )}
    </>
  )
}

function Portal({ preview: { portal, zone } }: { readonly preview: AgreementPreview }) {
  const { before, after, redirectsUntil } = portal
  if (after === null) return null
  const [old, now] = [before === null ? null : t(`preview.portal.${before}`), t(`preview.portal.${after}`)]
  return (
    <>
      <h4>{t('preview.portal')}</h4>
      <p className={old !== null && old !== now && after === 'shared' ? 'near-t' : 'mut'}>
        {old === null || old === now
          ? t('preview.portal_same', { after: now })
          : t('preview.portal_change', { before: old, after: now })}
        {redirectsUntil === null
          ? null
          : `; ${t('preview.portal_redirect', { until: sayInstantIn(Date.parse(redirectsUntil), zone) })}`}
      </p>
    </>
  )
}
