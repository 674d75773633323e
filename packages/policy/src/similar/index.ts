export { type Fits, type Found, likeness, nearEnough, rankAlike } from './rank-alike.ts'
export { type Telling, type TellingWord, tellingWords } from './telling-words.ts'
