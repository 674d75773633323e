import { z } from 'zod'
import { ReleaseId } from '../shared.ts'

export const params = z.object({ releaseId: ReleaseId })
