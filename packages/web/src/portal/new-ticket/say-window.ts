import { formatDay } from '../../ui/time/format-moment.ts'
import { t } from './scope-text.ts'
import type { Environment } from './use-ticket-choice.ts'

const sayDate = (date: string) => formatDay(Date.parse(`${date}T12:00Z`), 'UTC', true)

/** How the version of an installation stands, short enough for its row; nothing where nobody knows. */
export const sayWindow = ({ state, until }: Environment['window']): string | undefined => {
  switch (state) {
    case 'current':
      return t('scope.window_current')
    case 'preceding':
      return until === null ? t('scope.window_current') : t('scope.window_preceding', { date: sayDate(until) })
    case 'ended':
      return until === null ? t('scope.window_ended_plain') : t('scope.window_ended', { date: sayDate(until) })
    case 'not_released':
      return t('scope.window_not_released')
    case 'unknown':
      return undefined
  }
}
