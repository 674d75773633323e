import { readFile } from 'node:fs/promises'
import { changePortalEndpoint } from '@mainstay/contracts/portals'
import { principalOf } from '../../features/access/index.ts'
import { keepPortalLogo } from '../../features/portals/index.ts'
import type { Founded } from './found-desk.ts'
import type { Stage } from './stage.ts'

interface Dress {
  readonly code: string
  readonly by: string
  readonly name: string
  readonly welcome: string
  readonly slug: string
  readonly accent: { readonly light: string; readonly dark: string }
  readonly hasLogo: boolean
}
/** The Premium customers' portals: brands that nobody takes for each other. */
const dresses: readonly Dress[] = [
  {
    code: 'HELIO',
    by: 'ida',
    name: 'Helio Bank Platform Desk',
    welcome:
      'For the platform teams in Frankfurt, London and Tokyo.\nPayments down? Open a P0: an engineer answers at any hour.',
    slug: 'helio',
    accent: { light: '#9c4a06', dark: '#f0a25a' },
    hasLogo: true,
  },
  {
    code: 'KITE',
    by: 'ida',
    name: 'Kite Logistics',
    welcome: 'Support for everyone who keeps the hubs in Singapore and Jakarta moving.',
    slug: 'kite',
    accent: { light: '#4350c9', dark: '#a3adff' },
    hasLogo: true,
  },
  {
    code: 'AURORA',
    by: 'ida',
    name: 'Aurora Varejo',
    welcome: 'Suporte das lojas e do site.',
    slug: 'aurora',
    accent: { light: '#9b1f6a', dark: '#ee8cc6' },
    hasLogo: false,
  },
]

/** Gives the portals of the demo's customers their looks. Their logos lie here as the desk would have drawn them. */
export async function dressPortals(stage: Stage, founded: Founded): Promise<void> {
  for (const { code, by, hasLogo, name, welcome, slug, accent } of dresses) {
    const accountId = founded.accounts.get(code)?.id
    const personId = founded.staff.get(by)
    if (accountId === undefined || personId === undefined) throw new Error(`${code} has no portal`)
    const params = { accountId: stage.wire('acc', accountId) }
    await stage.act(changePortalEndpoint, { personId }, { params, body: { name, welcome, slug, accent } })
    if (hasLogo) await giveLogo(stage, { accountId, personId, file: `./logos/${slug}.webp` })
  }
}

async function giveLogo(stage: Stage, of: { accountId: string; personId: string; file: string }): Promise<void> {
  const picture = await readFile(new URL(of.file, import.meta.url))
  const { desk } = stage
  const principal = await desk.asWorker((ctx) => principalOf(ctx, { personId: of.personId }))
  if (!principal) throw new Error('nobody gives the logo')
  await desk.units.unitOfWork(principal, (ctx) => keepPortalLogo(ctx, of.accountId, picture))
}
