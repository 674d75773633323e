export type { SweepRow, SweepSource } from './source.ts'
export { createSweep, type Sweep } from './sweep.ts'
export { lockDue, timed } from './timed.ts'
export type { TimerColumn } from './timer-column.ts'
