import { z } from 'zod'
import { EngagementId, text } from '../shared.ts'

export const tag = 'Engagements'
export const ofEngagement = z.object({ engagementId: EngagementId })
export const reason = text(1000)
export const notFound = 'engagement.not_found' as const
export const unfit = 'engagement.state_unfit' as const
