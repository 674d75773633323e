export {
  type AccentPalette,
  type AccentVerdict,
  accentGrounds,
  accentPalette,
  judgeAccent,
  leastContrast,
  type Scheme,
} from './accent.ts'
export { proofRecord, readHostName, slugShape } from './address.ts'
export { type Colour, contrastOf, isColour } from './colour.ts'
export { type PortalQuestion, type PortalStanding, portalAt } from './portal-at.ts'
