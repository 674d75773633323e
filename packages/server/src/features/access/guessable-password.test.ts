import { expect, it } from 'vitest'
import { isGuessable } from './guessable-password.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

it.each([
  'password1234',
  'Passw0rd!2024',
  'qwertyuiop123',
  '123456789012',
  'aaaaaaaaaaaa',
  'letmeinletmein',
  'Summer2026!!',
  'abcabcabcabc',
  'lkjhgfdsapoi',
  'Mainstay2026',
  '!!!!????!!!!',
])('a password that guessing programs try first is refused: %s', (password) => expect(isGuessable(password)).toBe(true))

it.each(['a calm river runs south', 'Tr0mbone-Gravel-Otter', 'xK9#mQ2$vL7p', 'correct horse battery staple'])(
  'a password of one own idea is taken: %s',
  (password) => expect(isGuessable(password)).toBe(false),
)

it('a stored hash opens for its password alone, and never twice the same', async () => {
  const [hash, other] = await Promise.all([hashPassword('a calm river'), hashPassword('a calm river')])
  expect(hash).not.toBe(other)
  expect(await verifyPassword({ hash, password: 'a calm river' })).toBe(true)
  expect(await verifyPassword({ hash, password: 'a calm rivers' })).toBe(false)
  expect(await verifyPassword({ hash: 'nonsense', password: 'a calm river' })).toBe(false)
})
