import { expect, it } from 'vitest'
import { accountLetter } from './account-letter.ts'

const kinds = ['considered', 'planned', 'begun', 'shipped', 'refused'] as const
const letterOf = (kind: string, values: Readonly<Record<string, string>>) => {
  const letter = accountLetter('customer', `request_${kind}`, {
    ...{ account: 'Acme Rail', isReader: true, at: 'Wed 15:30', zone: 'Berlin time', values },
    link: (path) => `https://desk.test${path}`,
  })
  if (!letter) throw new Error(`no letter about ${kind}`)
  return letter
}

it('every letter about a request names it, says how it stands with the public words, and leads to it', () => {
  for (const kind of kinds) {
    const letter = letterOf(kind, {
      title: 'Dark\r\nmode',
      words: 'Charts come first.',
      request: 'req_1',
      version: '9.4.0',
    })
    expect(letter.subject).toContain('Dark mode')
    expect(letter.subject).not.toMatch(/[\r\n]/)
    expect(letter.paragraphs).toContain('Charts come first.')
    expect(letter.action.href).toBe('https://desk.test/road-map/req_1')
  }
  expect(letterOf('planned', { title: 'Dark mode', version: '9.4.0' }).heading).toBe('Planned for 9.4.0: Dark mode')
  expect(letterOf('shipped', { title: 'Dark mode', version: 'none' }).heading).toBe('Shipped: Dark mode')
})

it('a request that the reader no longer sees is not named', () => {
  expect(letterOf('planned', { version: 'none' })).toMatchObject({
    ...{ heading: 'Planned: something you asked for', action: { href: 'https://desk.test/road-map' } },
  })
})
