export { type Letterhead, letterheadFor } from './letterhead-for.ts'
export { openOwnLogo } from './own-logo.ts'
export { type PaperParts, sendPaper } from './send-paper.ts'
