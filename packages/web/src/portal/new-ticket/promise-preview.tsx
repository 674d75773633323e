import { ClauseChip } from '../../ui/clause-chip.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { Ribbon } from '../../ui/ribbon/ribbon.tsx'
import { SkeletonBlock } from '../../ui/skeletons.tsx'
import { formatMoment } from '../../ui/time/format-moment.ts'
import type { Priority } from '../priority/guided-choice.ts'
import type { AnswerPromise } from '../priority/use-answer-promise.ts'
import { clauseHref } from '../promise/promise-model.ts'
import { WhyColumns } from '../promise/why-columns.tsx'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { isPromised, previewModel } from './preview-model.ts'

interface PromisePreviewProps {
  readonly priority: Priority | undefined
  readonly title: string | undefined
  readonly promise: AnswerPromise | undefined
  readonly isFault: boolean
}

/** In the reader’s time, and in the other side’s. */
export const sayDue = (promise: AnswerPromise & { readonly dueAt: string }, readerZone: string) =>
  formatMoment(Date.parse(promise.dueAt), {
    readerZone,
    now: Date.parse(promise.startedAt),
    ...(promise.zone === null || promise.city === null ? {} : { otherZone: promise.zone, otherCity: promise.city }),
  })

function Recorded({ promise }: { readonly promise: AnswerPromise }) {
  return (
    <>
      <h1>{t('new.recorded')}</h1>
      <p className="preview-sub">{t('new.recorded_detail')}</p>
      <ul className="preview-reasons">
        {promise.reasons.map(({ code, text, clause }) => (
          <li key={`${code} ${text}`}>
            {text} {clause === null ? null : <ClauseChip clause={clause} href={clauseHref(clause)} />}
          </li>
        ))}
      </ul>
    </>
  )
}

function Promised({ promise, priority }: { readonly promise: AnswerPromise; readonly priority: Priority }) {
  const zone = useReaderZone()
  if (!isPromised(promise)) return <Recorded promise={promise} />
  const due = sayDue(promise, zone)
  const there = due.other === undefined ? '' : `${t('new.there', { time: due.other, city: promise.city ?? '' })} `
  return (
    <>
      <h1 className="t">
        {t('new.answers_by', { time: due.reader })} <span>{t('new.often_sooner')}</span>
      </h1>
      <p className="preview-sub t">{`${there}${t('new.not_a_fix')}`}</p>
      {promise.outsideHours === null ? null : <p className="preview-outside t">{promise.outsideHours}</p>}
      <Ribbon model={previewModel(promise, zone, priority)} clauseHref={clauseHref} />
      <WhyColumns explained={promise} title={t('new.why', { time: due.reader })} />
    </>
  )
}

/** Before the answers, while it is worked out (at the height that it will have), and when that failed. */
function NotKnown({ isFault, isAsked }: { readonly isFault: boolean; readonly isAsked: boolean }) {
  const isWaiting = isAsked && !isFault
  return (
    <>
      <h1>{t(isFault ? 'new.preview_fault' : isAsked ? 'new.preview_waiting' : 'new.preview_empty')}</h1>
      <p className="preview-sub preview-last">{t(isFault ? 'new.preview_fault_detail' : 'new.preview_detail')}</p>
      {isWaiting ? (
        <div className="preview-waiting">
          <SkeletonBlock height={26} />
        </div>
      ) : null}
    </>
  )
}

/** What sending it now would promise; the first thing on the page, told again when it changes. */
export function PromisePreview({ priority, title, promise, isFault }: PromisePreviewProps) {
  const isKnown = priority !== undefined && promise !== undefined
  return (
    <section className="panel preview" aria-live="polite">
      {priority === undefined ? null : (
        <p className="preview-eyebrow">
          {t('new.if_sent')} <PriorityGlyph priority={priority} name={title} />
        </p>
      )}
      {isKnown ? (
        <Promised promise={promise} priority={priority} />
      ) : (
        <NotKnown isFault={isFault} isAsked={priority !== undefined} />
      )}
    </section>
  )
}
