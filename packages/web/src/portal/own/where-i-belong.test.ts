import { expect, it } from 'vitest'
import { codeIn, type OwnPortals, whereIBelong } from './where-i-belong.ts'

const shared = { accountId: 'acc_a', slug: null, host: null, url: 'https://desk.example' }
const other = { accountId: 'acc_o', slug: null, host: null, url: 'https://desk.example' }
const helio = { accountId: 'acc_h', slug: 'helio', host: null, url: 'https://desk.example/p/helio' }
const kite = { accountId: 'acc_k', slug: 'kite', host: 'help.kite.example', url: 'https://help.kite.example' }
const codes: Readonly<Record<string, string>> = { acc_a: 'ACME', acc_o: 'OTHER', acc_h: 'HELIO', acc_k: 'KITE' }

interface Asked {
  readonly here?: { slug: string; base: string }
  readonly remembered?: readonly string[]
  readonly wanted?: string
}
const at = (portals: OwnPortals, { here, remembered = [], wanted = '/tickets/X-1' }: Asked = {}) => {
  const companies = portals.map(({ accountId }) => ({ id: accountId, code: codes[accountId] ?? '' }))
  return whereIBelong({ companies, portals, remembered }, here, wanted)
}
const atHelio = { slug: 'helio', base: '/p/helio' }
const atKite = { slug: 'kite', base: '' }
const here = (id: string) => ({ kind: 'here', company: { id, code: codes[id] } })

it('an old link to the shared portal leads on into one’s own, by its path or its host', () => {
  expect(at([helio])).toEqual({ kind: 'moved', to: '/p/helio/tickets/X-1' })
  expect(at([kite])).toEqual({ kind: 'moved', to: 'https://help.kite.example/tickets/X-1' })
  expect(at([shared])).toEqual(here('acc_a'))
})

it('in another company’s portal one is told the way to one’s own, by its whole address where hosts differ', () => {
  expect(at([shared], { here: atHelio })).toEqual({ kind: 'elsewhere', to: '/' })
  expect(at([kite], { here: atHelio })).toEqual({ kind: 'elsewhere', to: 'https://help.kite.example' })
  expect(at([helio], { here: atKite })).toEqual({ kind: 'elsewhere', to: 'https://desk.example/p/helio' })
  expect(at([shared], { here: atKite })).toEqual({ kind: 'elsewhere', to: 'https://desk.example' })
})

it('whoever has several companies is here for the one whose portal she stands in, whatever this tab was for', () => {
  const mine = [shared, helio, kite]
  expect(at(mine)).toEqual(here('acc_a'))
  expect(at(mine, { here: atHelio, remembered: ['acc_a'] })).toEqual(here('acc_h'))
  expect(at(mine, { here: atKite, remembered: ['acc_h'] })).toEqual(here('acc_k'))
})

it('an address that names a company of hers leads into its portal; one that names a stranger leads nowhere', () => {
  const mine = [shared, other, helio]
  expect(at(mine, { wanted: '/tickets/OTHER-4' })).toEqual(here('acc_o'))
  expect(at(mine, { wanted: '/tickets/HELIO-4' })).toEqual({ kind: 'moved', to: '/p/helio/tickets/HELIO-4' })
  expect(at(mine, { here: atHelio, wanted: '/tickets/ACME-4' })).toEqual({ kind: 'moved', to: '/tickets/ACME-4' })
  expect(at(mine, { wanted: '/tickets/GONE-4', remembered: ['acc_o'] })).toEqual(here('acc_o'))
})

it('in one portal for several, this tab decides, then the last use; what is hers no more is not chosen', () => {
  const mine = [shared, other]
  expect(at(mine, { remembered: ['acc_o', 'acc_a'] })).toEqual(here('acc_o'))
  expect(at(mine, { remembered: ['acc_gone', 'acc_o'] })).toEqual(here('acc_o'))
})

it('a link to a ticket, and a link from a mail, name their company', () => {
  expect(codeIn('/tickets/BETA-12')).toBe('BETA')
  expect(codeIn('/p/beta/tickets/BETA-12#message')).toBe('BETA')
  expect(codeIn('/team?account=BETA')).toBe('BETA')
  expect(codeIn('/tickets/new')).toBeUndefined()
})
