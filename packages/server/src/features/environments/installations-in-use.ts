import type { InUse } from '../releases/index.ts'
import { countByLine, listOnLine } from './line-queries.ts'
import { countAffected, listFirstOnLines, listRunning } from './running-queries.ts'

/** Who runs what, as the releases ask for it. Each answer is as long as what is asked, however much is installed. */
export const installationsInUse: InUse = {
  accountsByLine: countByLine,
  listAccountsOn: listOnLine,
  listInstallations: listRunning,
  listFirstOnLines,
  countAffected,
}
