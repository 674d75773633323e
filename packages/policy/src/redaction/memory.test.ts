import { expect, it } from 'vitest'
import { openSecretMemory } from './memory.ts'

const opened = (...secrets: readonly string[]) => {
  const memory = openSecretMemory()
  for (const secret of secrets) memory.learn(secret, '[REDACTED:named_secret#1]')
  return memory
}

it('a secret that was found once is known again where nothing gives it away', () => {
  expect(opened('Walrus77Tusk').replaceIn('seen: Walrus77Tusk, Walrus77Tusk')).toEqual({
    text: 'seen: [REDACTED:named_secret#1], [REDACTED:named_secret#1]',
    count: 2,
  })
})

it('so is a part that could stand alone, as of a header with several pairs', () => {
  expect(opened('theme=dark; sid=Puffin99Puffin99; Path=/').replaceIn('Puffin99Puffin99 dark Path').text).toBe(
    '[REDACTED:named_secret#1] dark Path',
  )
})

it('words, numbers, names and paths are not looked for: they stand everywhere', () => {
  const text = 'postgres production scram-sha-256 12345678 /var/lib/App1 short1A'
  expect(opened(...text.split(' ')).replaceIn(text)).toEqual({ text, count: 0 })
})
