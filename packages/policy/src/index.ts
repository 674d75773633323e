export * from './calendar/types.ts'
export * from './commitments/types.ts'
export * from './priority/types.ts'
export * from './reasons/types.ts'
