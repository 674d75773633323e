import { type PortalStanding, readHostName } from '@mainstay/policy/portals'
import { BriefMemory } from '../../platform/brief-memory.ts'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import { portalStandingsOf } from '../agreements/index.ts'
import type { PortalsParts } from './portals-parts.ts'
import { listAddresses, listPortalRows, type PortalRow } from './queries.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }
/** A change is felt on every process within this time. */
const rememberedForMs = 2_000

type Addresses = Awaited<ReturnType<typeof listAddresses>>

/** A portal that has addresses of its own: as it stands, or as it stood. */
export interface KnownPortal {
  readonly row: PortalRow
  readonly standing: PortalStanding
}

/** Whose the addresses are, for a door that is asked by anybody at any rate: nonsense never reaches the database. */
export interface Directory {
  /** The portal at a proved host; undefined for every other. */
  atHost(host: string): Promise<KnownPortal | undefined>
  /** The portal at a path, former ones too. */
  atSlug(slug: string): Promise<KnownPortal | undefined>
  /** Forgets at once on this process what was remembered for a moment. */
  forget(): void
}

export function openDirectory({ openUnit, monotonicMs }: PortalsParts): Directory {
  const read = <T>(work: (ctx: Ctx) => Promise<T>) => openUnit(worker, 'read', work)
  const indexes = new BriefMemory<Addresses>(rememberedForMs, monotonicMs)
  const portals = new BriefMemory<KnownPortal>(rememberedForMs, monotonicMs)
  // pages come also while the database is away: in the dress they had last
  let lastIndex: Addresses = { slugs: new Map(), hosts: new Map() }
  const lastPortals = new Map<string, KnownPortal>()
  const addresses = async (): Promise<Addresses> => {
    const index = await indexes.recall('all', () => read(listAddresses).catch(() => lastIndex))
    lastIndex = index ?? lastIndex
    return lastIndex
  }
  const portalOf = async (accountId: string | undefined): Promise<KnownPortal | undefined> => {
    if (accountId === undefined) return undefined
    const find = () => read((ctx) => findPortal(ctx, accountId)).catch(() => lastPortals.get(accountId))
    const portal = await portals.recall(accountId, find)
    if (portal) lastPortals.set(accountId, portal)
    return portal
  }
  return {
    atHost: async (said) => {
      const host = readHostName(said)
      return host === undefined ? undefined : portalOf((await addresses()).hosts.get(host))
    },
    atSlug: async (slug) => portalOf((await addresses()).slugs.get(slug)),
    forget: () => {
      indexes.clear()
      portals.clear()
    },
  }
}

async function findPortal(ctx: Ctx, accountId: string): Promise<KnownPortal | undefined> {
  const [[row], standings] = await Promise.all([
    listPortalRows(ctx, [accountId]),
    ctx.now().then((at) => portalStandingsOf(ctx, [accountId], at)),
  ])
  const standing = standings.get(accountId)?.result
  return row && standing ? { row, standing } : undefined
}
