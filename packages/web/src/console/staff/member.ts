import type { Returned } from '../../data/index.ts'

export type Member = Returned<'GET /staff'>['items'][number]
