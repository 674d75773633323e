export * from './releases/feeds.ts'
export * from './releases/keeping.ts'
export * from './releases/publishing.ts'
export * from './releases/release.ts'
