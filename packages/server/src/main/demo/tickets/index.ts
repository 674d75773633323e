import type { Story } from '../story.ts'
import { acmeStories } from './acme.ts'
import { acmeOpenStories } from './acme-now.ts'
import { auroraStories } from './aurora.ts'
import { helioStories } from './helio.ts'
import { helioOpenStories } from './helio-now.ts'
import { kiteStories } from './kite.ts'
import { scopeStories } from './scope.ts'
import { wislaStories } from './wisla.ts'

/** The tickets of the demo over the last ninety days, some of them open. */
export const stories: readonly Story[] = [
  ...acmeStories,
  ...acmeOpenStories,
  ...helioStories,
  ...helioOpenStories,
  ...kiteStories,
  ...wislaStories,
  ...auroraStories,
  ...scopeStories,
]
