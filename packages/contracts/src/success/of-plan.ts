import { z } from 'zod'
import { AccountId, SuccessItemId } from '../shared.ts'

export const figure = z.number().min(-1e12).max(1e12)

export const ofAccount = z.object({ accountId: AccountId })
export const ofItem = z.object({ accountId: AccountId, itemId: SuccessItemId })
export const tag = 'Success plans'
