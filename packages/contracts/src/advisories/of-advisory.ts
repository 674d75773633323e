import { z } from 'zod'
import { AccountId, AdvisoryId } from '../shared.ts'

export const ofAdvisory = z.object({ advisoryId: AdvisoryId })
export const ofAccount = z.object({ accountId: AccountId })
export const ofBoth = z.object({ accountId: AccountId, advisoryId: AdvisoryId })
