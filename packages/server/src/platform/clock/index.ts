export * from './clock.ts'
export * from './timers.ts'
