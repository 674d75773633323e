import {
  acknowledgeAdvisoryEndpoint,
  createAdvisoryEndpoint,
  publishAdvisoryEndpoint,
} from '@mainstay/contracts/advisories'
import { createNoticeEndpoint } from '@mainstay/contracts/notices'
import { listProductsEndpoint } from '@mainstay/contracts/products'
import type { Founded } from './found-desk.ts'
import type { Cue } from './play-stories.ts'
import type { Stage } from './stage.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

const tokens = {
  severity: 'high',
  title: 'Session tokens stay valid after a sign-out',
  text: 'A session token of the management console **stays valid for up to eight hours** after its owner signed out. Whoever copied it before can go on using it for that long.\n\nOnly installations whose management console is reachable from outside the cluster are exposed. We know of no case in which this was used. On the 8.4 line, 8.4.7 carries the same fix.\n\nTo see whether tokens were used after a sign-out, look for `session.reused` in the audit log of the console:\n\n```\nnl audit --since 30d --filter session.reused\n```',
  affected: '>=8.4 <8.4.7 || >=9.0 <9.2.1',
  fixedIn: '9.2.1',
  workaround:
    'Set `console.session.ttl` to `15m` and restart the console. Tokens are then worth nothing after fifteen minutes.',
} as const

const lease = {
  severity: 'critical',
  title: 'A lost lease may let two schedulers run at once',
  text: 'When a node loses its lease during a change of the leader, two schedulers may take the same batch. **Batches that are not idempotent may run twice.**\n\nWe will publish this once 9.3.0 is out.',
  affected: '>=9.3.0-rc1 <9.3.0',
  workaround: 'Run one scheduler alone: `scheduler.replicas: 1`.',
} as const

const window = {
  text: 'The portal is read-only on Saturday from 22:00 to 23:00 UTC while we move to new machines. Mail and urgent calls work as always.',
  link: { label: 'Status page', url: 'https://status.northlight.example' },
} as const

/** An advisory that some have acted on, another in confidence that is still a draft, and a notice that shows now. */
export function advisoryCues(stage: Stage, founded: Founded, now: number): readonly Cue[] {
  const lena = { personId: founded.staff.get('lena') ?? '' }
  const at = (daysAgo: number, play: () => Promise<void>): Cue => ({ at: now - daysAgo * dayMs - 3 * hourMs, play })
  let advisoryId = ''
  return [
    at(24, async () => {
      const productId = await productOf(stage, lena)
      const made = await stage.act(createAdvisoryEndpoint, lena, { body: { ...tokens, productId } })
      advisoryId = made.id
      await stage.act(publishAdvisoryEndpoint, lena, { params: { advisoryId } })
    }),
    at(23, () => read(stage, founded, { advisoryId, keys: ['wei', 'katrin'] })),
    at(1, async () => {
      const productId = await productOf(stage, lena)
      const named = [stage.wire('acc', founded.accounts.get('HELIO')?.id ?? '')]
      const opensAt = new Date(Math.ceil(now / hourMs) * hourMs + 9 * dayMs).toISOString()
      await stage.act(createAdvisoryEndpoint, lena, { body: { ...lease, productId, named, opensAt } })
      const [from, until] = [now - dayMs, now + 5 * dayMs].map((one) => new Date(one).toISOString())
      if (from && until)
        await stage.act(
          createNoticeEndpoint,
          { personId: founded.staff.get('ida') ?? '' },
          {
            body: { ...window, audience: { to: 'all' }, from, until },
          },
        )
    }),
  ]
}

const productOf = async (stage: Stage, who: { readonly personId: string }): Promise<string> =>
  (await stage.act(listProductsEndpoint, who, {})).items[0]?.id ?? ''

interface Reading {
  readonly advisoryId: string
  readonly keys: readonly string[]
}
async function read(stage: Stage, founded: Founded, { advisoryId, keys }: Reading): Promise<void> {
  for (const key of keys) {
    const seat = founded.contacts.get(key)
    if (!seat) throw new Error(`nobody is called ${key}`)
    const params = { accountId: stage.wire('acc', seat.accountId), advisoryId }
    await stage.act(acknowledgeAdvisoryEndpoint, seat, { params })
  }
}
