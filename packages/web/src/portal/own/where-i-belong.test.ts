import { expect, it } from 'vitest'
import { type OwnPortals, whereIBelong } from './where-i-belong.ts'

const shared = { accountId: 'acc_a', slug: null, host: null, url: 'https://desk.example' }
const helio = { accountId: 'acc_h', slug: 'helio', host: null, url: 'https://desk.example/p/helio' }
const kite = { accountId: 'acc_k', slug: 'kite', host: 'help.kite.example', url: 'https://help.kite.example' }
const at = (mine: OwnPortals, here?: { slug: string; base: string }) => whereIBelong(mine, here, '/tickets/X-1')

it('an old link to the shared portal leads on into one’s own, by its path or its host', () => {
  expect(at([helio])).toEqual({ kind: 'moved', to: '/p/helio/tickets/X-1' })
  expect(at([kite])).toEqual({ kind: 'moved', to: 'https://help.kite.example/tickets/X-1' })
  expect(at([shared])).toEqual({ kind: 'here', accountId: undefined })
})

it('in another company’s portal one is told the way to one’s own, by its whole address where hosts differ', () => {
  expect(at([shared], { slug: 'helio', base: '/p/helio' })).toEqual({ kind: 'elsewhere', to: '/' })
  expect(at([kite], { slug: 'helio', base: '/p/helio' })).toEqual({
    kind: 'elsewhere',
    to: 'https://help.kite.example',
  })
  expect(at([helio], { slug: 'kite', base: '' })).toEqual({ kind: 'elsewhere', to: 'https://desk.example/p/helio' })
  expect(at([shared], { slug: 'kite', base: '' })).toEqual({ kind: 'elsewhere', to: 'https://desk.example' })
})

it('whoever has several accounts acts for the one whose portal she stands in', () => {
  const mine = [shared, helio, kite]
  expect(at(mine)).toEqual({ kind: 'here', accountId: 'acc_a' })
  expect(at(mine, { slug: 'helio', base: '/p/helio' })).toEqual({ kind: 'here', accountId: 'acc_h' })
  expect(at(mine, { slug: 'kite', base: '' })).toEqual({ kind: 'here', accountId: 'acc_k' })
})
