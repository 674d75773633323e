import {
  addEnvironmentEndpoint,
  changeEnvironmentEndpoint,
  closeEnvironmentEndpoint,
  listEnvironmentHistoryEndpoint,
  listEnvironmentsEndpoint,
} from '@mainstay/contracts/environments'
import type { Ctx } from '../../platform/ctx.ts'
import { serve } from '../../platform/http/route.ts'
import { addEnvironment } from './add-environment.ts'
import { changeEnvironment } from './change-environment.ts'
import { closeEnvironment } from './close-environment.ts'
import { listEnvironmentHistory, listEnvironments } from './list-environments.ts'
import { type EnvironmentRow, findByExternalId, findEnvironmentRow, listOpenEnvironments } from './queries.ts'

export const environmentRoutes = [
  serve(listEnvironmentsEndpoint, listEnvironments),
  serve(addEnvironmentEndpoint, addEnvironment),
  serve(changeEnvironmentEndpoint, changeEnvironment),
  serve(closeEnvironmentEndpoint, closeEnvironment),
  serve(listEnvironmentHistoryEndpoint, listEnvironmentHistory),
]

export { type EnvironmentFacts, environmentFacts } from './environment-facts.ts'

/** An installation of the account by its uuid, closed ones too. */
export const findEnvironment = (ctx: Ctx, accountId: string, id: string): Promise<EnvironmentRow | undefined> =>
  findEnvironmentRow(ctx, accountId, id)

export { type Gathering, gatherEnvironments } from './gather-environments.ts'
export { installationsInUse } from './installations-in-use.ts'
export { installationNames, lagFacts } from './lag-facts.ts'
export { placingReaction } from './place-again.ts'
export { type ConcernedAccount, countConcerned, countStandings, listAffected } from './running-queries.ts'
export { listFirstStanding, listStandingOf, type StandingPosition, type StandingTo } from './standing-queries.ts'
export { changeEnvironment, findByExternalId, listOpenEnvironments }
