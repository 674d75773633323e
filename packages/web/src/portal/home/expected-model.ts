import type { RibbonModel } from '../../ui/ribbon/ribbon-model.ts'
import { t } from '../text.ts'
import type { SupportNow } from '../use-support-now.ts'

/** Home’s ribbon: nothing runs, it starts now and carries a pin for each priority. */
export const expectedModel = (support: SupportNow, readerZone: string): RibbonModel => {
  const start = Date.parse(support.now)
  const last = support.stretches.at(-1)
  return {
    state: 'expected',
    startedAt: start,
    dueAt: last === undefined ? start : Date.parse(last.to),
    now: start,
    marks: [],
    stretches: support.stretches.map(({ from, to, counts, because, clause }) => ({
      from: Date.parse(from),
      to: Date.parse(to),
      counts,
      because,
      ...(clause === null ? {} : { clause }),
    })),
    pins: support.answers.map(({ priority, dueAt }) => ({ at: Date.parse(dueAt), label: priority, priority })),
    zones: {
      reader: readerZone,
      ...(support.zone === null ? {} : { other: support.zone }),
      ...(support.city === null ? {} : { otherName: support.city }),
    },
    words: { title: t('home.ribbon_title') },
  }
}
