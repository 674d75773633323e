export { postponeFirstDue, type TimerColumn } from './postpone-first-due.ts'
export { createSweep, type Sweep, type SweepSource } from './sweep.ts'
