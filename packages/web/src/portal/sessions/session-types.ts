import type { Returned } from '../../data/index.ts'

export type Session = Returned<'GET /engagements/:engagementId'>
export type SessionBrief = Returned<'GET /engagements'>['items'][number]
