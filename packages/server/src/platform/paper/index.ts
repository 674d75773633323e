export { openPress, type Press } from './open-press.ts'
export { PaperFault, type PaperTrouble } from './paper-fault.ts'
