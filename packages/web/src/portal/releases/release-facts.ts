import type { ReleaseSummary } from '@mainstay/contracts/releases'
import { sayDate } from '../../versions/say-date.ts'
import { t } from './releases-text.ts'

/** When it came, or is to come. */
export const sayWhen = ({ availableOn, isPlanned }: Pick<ReleaseSummary, 'availableOn' | 'isPlanned'>): string => {
  if (availableOn === null) return t('release.undated')
  return t(isPlanned ? 'release.planned' : 'release.on', { date: sayDate(availableOn) })
}
