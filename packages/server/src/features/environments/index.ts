import {
  addEnvironmentEndpoint,
  changeEnvironmentEndpoint,
  closeEnvironmentEndpoint,
  listEnvironmentHistoryEndpoint,
  listEnvironmentsEndpoint,
} from '@mainstay/contracts/environments'
import { serve } from '../../platform/http/route.ts'
import { addEnvironment } from './add-environment.ts'
import { changeEnvironment } from './change-environment.ts'
import { closeEnvironment } from './close-environment.ts'
import { listEnvironmentHistory, listEnvironments } from './list-environments.ts'

export const environmentRoutes = [
  serve(listEnvironmentsEndpoint, listEnvironments),
  serve(addEnvironmentEndpoint, addEnvironment),
  serve(changeEnvironmentEndpoint, changeEnvironment),
  serve(closeEnvironmentEndpoint, closeEnvironment),
  serve(listEnvironmentHistoryEndpoint, listEnvironmentHistory),
]
