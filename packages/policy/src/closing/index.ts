export { type ExcuseQuestion, type ExcuseRefusal, type ExcuseVerdict, isLate, mayExcuse } from './may-excuse.ts'
export { solvedUntil } from './solved-until.ts'
