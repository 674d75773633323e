import { z } from 'zod'
import { line, RequestId, text } from '../shared.ts'

export const ofRequest = z.object({ requestId: RequestId })
export const tag = 'Requests'
export const title = line(160)
export const wording = text(4000)
export const words = text(2000)
export const plans = z.array(z.string().min(1).max(40)).max(20)
