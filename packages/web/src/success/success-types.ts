import type { Returned } from '../data/index.ts'

export type Plan = Returned<'GET /accounts/:accountId/success-plan'>
export type Item = Plan['items'][number]
export type Kind = Item['kind']
export type Health = NonNullable<Plan['health']>
