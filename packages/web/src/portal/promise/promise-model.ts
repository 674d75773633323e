import type { Commitment } from '@mainstay/contracts/commitments'
import { modelOf } from '../../ui/ribbon/model-of.ts'
import type { RibbonModel } from '../../ui/ribbon/ribbon-model.ts'
import { countBetween } from '../../ui/ribbon/ribbon-scale.ts'
import { portalBase } from '../own/portal-here.ts'
import { t } from '../text.ts'

export const firstName = (name: string) => name.split(' ')[0] ?? name

/** Whose word a promise by hand is. */
export const giverOf = ({ promisedBy }: Pick<Commitment, 'promisedBy'>) =>
  promisedBy === null ? t('promise.someone') : firstName(promisedBy.name)

/** What is promised: `First answer`, `Answer again`, `Update`. */
export const namePromise = ({ metric, source, cycle }: Pick<Commitment, 'metric' | 'source' | 'cycle'>) => {
  if (source === 'person') return t('promise.update')
  if (metric === 'first_response') return cycle > 1 ? t('promise.again') : t('promise.first')
  return t(`promise.${metric}`)
}

/** A promise as its reader sees it drawn; a replaced one carries its successor below. */
export const promiseModel = (promise: Commitment, readerZone: string, more: Partial<RibbonModel> = {}): RibbonModel =>
  modelOf(promise, readerZone, {
    ...more,
    words: { title: [promise.priority, namePromise(promise)].filter(Boolean).join(', '), ...more.words },
  })

/** Where a clause stands in "Our policy". */
export const clauseHref = (clause: string) => `${portalBase}/policy#clause-${clause}`

const endings: Readonly<Record<string, string>> = {
  raised: t('promise.replaced_raised'),
  lowered: t('promise.replaced_lowered'),
  overruled: t('promise.replaced_overruled'),
  renewed: t('promise.replaced_renewed'),
  upgraded: t('promise.replaced_upgraded'),
  withdrawn: t('promise.withdrawn'),
  duplicate: t('promise.duplicate'),
  spam: t('promise.spam'),
}
/** How a promise stands or ended, in the words that people read: `answered in time`, `replaced (priority raised)`. */
export const sayState = ({ state, endedBecause }: Pick<Commitment, 'state' | 'endedBecause'>) => {
  switch (state) {
    case 'running':
      return t('promise.running')
    case 'met':
      return t('promise.met')
    case 'met_late':
      return t('promise.met_late')
    case 'breached':
      return t('promise.late')
    case 'superseded':
      return endings[endedBecause ?? ''] ?? t('promise.replaced')
    default:
      return endings[endedBecause ?? ''] ?? t('promise.ended')
  }
}

/** Support time in ms that was left when it was answered. */
export const spareOf = (promise: Commitment) => {
  const { stretches, dueAt } = promiseModel(promise, promise.zone)
  return promise.metAt === null ? 0 : countBetween(stretches, Date.parse(promise.metAt), dueAt)
}

/** What is owed now: a late answer first, else what falls due first. */
export const owedOf = (commitments: readonly Commitment[]) =>
  commitments
    .filter(({ state }) => state === 'running' || state === 'breached')
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0]
