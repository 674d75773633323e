export * from './advisories/advisory.ts'
export * from './advisories/keeping.ts'
export * from './advisories/own.ts'
export * from './advisories/reach.ts'
