import {
  changeAccountEndpoint,
  createAccountEndpoint,
  getAccountEndpoint,
  listAccountsEndpoint,
} from '@mainstay/contracts/accounts'
import { getAccountPolicyEndpoint } from '@mainstay/contracts/policies'
import { serve } from '../../platform/http/route.ts'
import { changeAccount } from './change-account.ts'
import { createAccount } from './create-account.ts'
import { getAccount } from './get-account.ts'
import { getAccountPolicy } from './get-account-policy.ts'
import { listAccounts } from './list-accounts.ts'

export const accountRoutes = [
  serve(getAccountPolicyEndpoint, getAccountPolicy),
  serve(listAccountsEndpoint, listAccounts),
  serve(getAccountEndpoint, getAccount),
  serve(createAccountEndpoint, createAccount),
  serve(changeAccountEndpoint, changeAccount),
]
