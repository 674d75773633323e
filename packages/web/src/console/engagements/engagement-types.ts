import type { Returned } from '../../data/index.ts'

export type Engagement = Returned<'GET /engagements/:engagementId'>
export type Planner = Returned<'GET /planner'>
export type Owed = Planner['late'][number]
