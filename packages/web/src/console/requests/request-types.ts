import type { Returned } from '../../data/index.ts'

export type RequestRow = Returned<'GET /requests'>['items'][number]
export type FeatureRequest = Returned<'GET /requests/:requestId'>
export type RoadMap = Returned<'GET /roadmap'>
export type RoadMapItem = RoadMap['now'][number]
export type Ask = Returned<'GET /requests/:requestId/asks'>['items'][number]
export type Status = FeatureRequest['status']
export const stages = ['now', 'next', 'later'] as const
export type Stage = (typeof stages)[number]
