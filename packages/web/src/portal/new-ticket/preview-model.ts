import { modelOf } from '../../ui/ribbon/model-of.ts'
import { sayTarget } from '../../ui/time/say-target.ts'
import type { AnswerPromise } from '../priority/use-answer-promise.ts'
import { t } from '../text.ts'

type Promised = AnswerPromise & { readonly dueAt: string }
export const isPromised = (promise: AnswerPromise): promise is Promised => promise.promised && promise.dueAt !== null

/** The promise as it would be drawn if the ticket were sent now. */
export const previewModel = (promise: Promised, readerZone: string, priority: string) =>
  modelOf({ ...promise, state: 'running', zone: promise.zone ?? readerZone, city: promise.city ?? '' }, readerZone, {
    now: Date.parse(promise.startedAt),
    words: {
      title: t('new.ribbon_title', { priority }),
      left: promise.target === null ? '' : t('new.support_time', { target: sayTarget(promise.target) }),
    },
  })
