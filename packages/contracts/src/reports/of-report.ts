import { z } from 'zod'
import { AccountId, CivilDate, line, Priority, pageQuery, ServiceReportId } from '../shared.ts'
import { FigureKey } from './figures.ts'

export const tag = 'Reports'
export const ofAccount = z.object({ accountId: AccountId })
export const ofReport = z.object({ reportId: ServiceReportId })
export const period = { from: CivilDate, until: CivilDate.meta({ description: 'Exclusive' }) }
export const narrowed = {
  priority: Priority.optional(),
  plan: line(80).optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  what: line(80).optional(),
  version: line(80).optional(),
  area: line(200).optional(),
  bucket: z.coerce.number().int().min(0).max(40).optional().meta({ description: 'A step of the answer times' }),
}
export const opening = { figure: FigureKey, ...narrowed, ...pageQuery }

export const paper = { tag, door: 'signed_in', returns: z.string() } as const
