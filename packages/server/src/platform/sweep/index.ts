export { replayParked } from './parking.ts'
export type { TimerColumn } from './postpone-first-due.ts'
export type { SweepRow, SweepSource } from './source.ts'
export { createSweep, type Sweep } from './sweep.ts'
