import { createText } from '../ui/text/translate.ts'

/** Words about releases and their windows, for both sides. */
const versionsText = {
  'kind.major': 'Major release',
  'kind.update': 'Update',
  'kind.maintenance': 'Maintenance',
  'kind.patch': 'Patch',
  'kind.prerelease': 'Pre-release',
  'kind.hotfix': 'Hotfix',
  'state.current': 'Supported',
  'state.preceding': 'Last months',
  'state.ended': 'Ended',
  'state.not_released': 'Not released',
  'state.unknown': 'Unknown',
  'state.planned': 'Planned',
  'chart.label': 'Support windows over time',
  'chart.now': 'now',
  'chart.full': 'full support',
  'chart.last': 'last months',
  'chart.ended': 'ended',
  'chart.planned': 'planned',
  'chart.end': 'support ends',
  'table.label': 'Support windows, as a table',
  'table.line': 'Release line',
  'table.newest': 'Newest',
  'table.from': 'From',
  'table.until': 'Until',
  'table.means': 'What holds now',
  'table.open_end': 'No end set',
  'table.planned': '{date}, planned',
  'table.at_latest': '{date} at the latest',
  'table.promised': 'promised: {date}',
  older: 'Show older lines',
  'table.yours': 'Yours',
  'table.accounts': 'Accounts',
} as const

export const t = createText(versionsText)
