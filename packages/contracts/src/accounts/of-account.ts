import { z } from 'zod'
import { AccountId } from '../shared.ts'

export const accountParams = z.object({ accountId: AccountId })
