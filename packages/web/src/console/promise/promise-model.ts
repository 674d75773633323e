import type { Commitment } from '@mainstay/contracts/commitments'
import { modelOf } from '../../ui/ribbon/model-of.ts'
import type { RibbonModel } from '../../ui/ribbon/ribbon-model.ts'
import { t } from '../text.ts'

type Named = Pick<Commitment, 'metric' | 'source' | 'cycle' | 'promisedBy'>

const firstName = (name: string) => name.split(' ')[0] ?? name

/** What is promised, in words: `First answer`, `Answer again`, `Update, Bo’s own word`. */
export const namePromise = ({ metric, source, cycle, promisedBy }: Named) => {
  if (source === 'person') return t('promise.by_hand', { name: firstName(promisedBy?.name ?? t('promise.someone')) })
  if (metric === 'first_response') return cycle > 1 ? t('promise.again') : t('promise.first')
  return t(`promise.${metric}`)
}

/** A promise as its reader sees it drawn. */
export const promiseModel = (promise: Commitment, readerZone: string, more: Partial<RibbonModel> = {}): RibbonModel =>
  modelOf(promise, readerZone, {
    ...more,
    words: { title: [promise.priority, namePromise(promise)].filter(Boolean).join(', '), ...more.words },
  })
