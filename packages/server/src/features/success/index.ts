import {
  addSuccessItemEndpoint,
  changeSuccessItemEndpoint,
  getAccountManagersEndpoint,
  getMyAccountsEndpoint,
  getSuccessPlanEndpoint,
  importSuccessValuesEndpoint,
  recordSuccessValueEndpoint,
  sayNextStepEndpoint,
  setSuccessStateEndpoint,
} from '@mainstay/contracts/success'
import type { Ctx } from '../../platform/ctx.ts'
import { type Route, serve } from '../../platform/http/route.ts'
import { getAccountManagers } from './get-managers.ts'
import { getSuccessPlan } from './get-plan.ts'
import { addSuccessItem, changeSuccessItem } from './keep-items.ts'
import { getMyAccounts } from './my-accounts.ts'
import { importSuccessValues, recordSuccessValue } from './record-values.ts'
import { sayNextStep, setSuccessState } from './say-items.ts'

export { agendaPlan } from './agenda-plan.ts'

/** Success plans: what a customer and their account manager work towards, what is in the way, and how it goes. */
export const successRoutes: readonly Route[] = [
  serve(getSuccessPlanEndpoint, getSuccessPlan),
  serve(addSuccessItemEndpoint, addSuccessItem),
  serve(changeSuccessItemEndpoint, changeSuccessItem),
  serve(setSuccessStateEndpoint, setSuccessState),
  serve(sayNextStepEndpoint, sayNextStep),
  serve(recordSuccessValueEndpoint, recordSuccessValue),
  serve(importSuccessValuesEndpoint, importSuccessValues),
  serve(getAccountManagersEndpoint, getAccountManagers),
  serve(getMyAccountsEndpoint, (ctx: Ctx) => getMyAccounts(ctx)),
]
