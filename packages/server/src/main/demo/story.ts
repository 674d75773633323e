import type { SentOf } from '@mainstay/contracts/endpoint'
import type { giveScopeVerdictEndpoint } from '@mainstay/contracts/scope'
import type { Priority } from '@mainstay/policy'

/** Who is in the demo: keys into `cast.ts`. */
export type Who = string

/** A moment of the past, told as people would: so many days ago at a wall time of the opener, or so long ago. */
export type When = { readonly daysAgo: number; readonly at: string } | { readonly ago: string }

interface Deed {
  /** Who does it; the kind of deed follows from the field that is set. */
  readonly by: Who
  /** After the deed before (or the opening): `35m`, `2h`, `3d`, or in the account's support time: `4h support`. */
  readonly after: string
}
/** One step of a ticket's story, played through the product's own use cases. */
export type Step =
  | (Deed & {
      readonly reply: string
      readonly turn?: 'customer' | 'staff'
      /** Promised by hand: so long after the reply. */
      readonly nextUpdate?: string
      readonly status?: 'waiting_release' | 'resolved' | 'waiting' | 'closed'
      readonly workaround?: true
      /** What is covered, explained by this reply. */
      readonly judge?: SentOf<typeof giveScopeVerdictEndpoint>['body']
    })
  | (Deed & { readonly note: string })
  | (Deed & { readonly priority: Priority; readonly reason: string })
  | (Deed & {
      readonly status: 'open' | 'waiting' | 'waiting_release' | 'resolved' | 'closed'
      readonly reason?: string
      readonly because?: 'solved' | 'not_solved' | 'withdrawn' | 'spam' | 'duplicate'
    })
  | (Deed & { readonly attention: string })
  | (Deed & { readonly acknowledge: string })
  | (Deed & { readonly disagree: string })
  /** The same with what was said not to be covered. */
  | (Deed & { readonly dispute: string })
  | (Deed & { readonly rule: { readonly upheld: boolean; readonly text: string } })
  | (Deed & { readonly assign: Who | null })
  /** What became of it once it is closed, as a contact says. */
  | (Deed & { readonly solved: 'yes' | 'partly' | 'no'; readonly words?: string })
  /** The late answer of this ticket, excused by a lead. */
  | (Deed & { readonly excuse: string })
  | (Deed & { readonly sight: 'team' | 'private' })

/** A ticket of the demo, from its opening on. */
export interface Story {
  readonly account: string
  readonly by: Who
  readonly when: When
  readonly kind: 'defect' | 'question' | 'consultation' | 'enhancement'
  readonly priority: Priority
  readonly environment?: string
  readonly scopeAnswers?: Readonly<Record<string, string>>
  readonly subject: string
  readonly text: string
  readonly steps: readonly Step[]
}
