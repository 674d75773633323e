import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSecrets } from './find-secrets.ts'
import { redactText } from './redact-text.ts'
import { redactValue } from './redact-value.ts'
import { plantedSecrets } from './testing/planted-secrets.ts'

const alnum = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const punctuation = '!#$%*+-./:?@^_~'
const secretOf = (alphabet: string) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: 8, maxLength: 40 }).map((letters) => `Zq7${letters.join('')}9`)
/** Whatever may stand around: quotes, breaks, brackets, words, any character there is. */
const around = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        '"',
        "'",
        '\\',
        '\n',
        '\r\n',
        '`',
        '{',
        '}',
        '[',
        ']',
        '<',
        '>',
        ' ',
        '=',
        ':',
        '|',
        ',',
        ';',
        '“',
        '„',
        '\u2028',
        '\u0000',
        'é',
        '𝄞',
        'password',
        'token: ',
        '- ',
        'a',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)
const selfEvident = Object.values(plantedSecrets).filter(
  ({ kind, secret }) =>
    ![
      'named_secret',
      'command_line',
      'cookie',
      'bearer',
      'basic_auth',
      'connection_string',
      'card_number',
      'authorization',
    ].includes(kind) &&
    !/^(?:md5|T[A-Z])/.test(secret) &&
    !secret.includes('%3D'),
)

interface Way {
  readonly name: string
  readonly write: (secret: string) => string
  readonly alphabet?: string
}
/** Each way to write a key with its value, and with which letters the secret may be made. */
const ways: readonly Way[] = [
  { name: 'env', write: (secret) => `\nSMTP_PASSWORD=${secret}\n` },
  { name: 'env in quotes', write: (secret) => `export API_TOKEN='${secret}'` },
  { name: 'YAML', write: (secret) => `\n  password: ${secret}\n` },
  { name: 'YAML in quotes', write: (secret) => `client_secret: "${secret}"` },
  { name: 'JSON', write: (secret) => `"apiKey": ${JSON.stringify(secret)}` },
  { name: 'JSON in JSON', write: (secret) => JSON.stringify(`{"password":"${secret}"}`) },
  { name: 'INI', write: (secret) => `\npassphrase = ${secret}\n` },
  { name: 'URL', write: (secret) => `?access_token=${secret}&x=1`, alphabet: alnum },
  { name: 'XML', write: (secret) => `<password>${secret}</password>` },
  { name: 'attribute', write: (secret) => `<add key="DbPassword" value="${secret}"/>` },
  { name: 'name and value', write: (secret) => `{"name":"DB_PASSWORD","value":"${secret}"}` },
  { name: 'value and name', write: (secret) => `{"value":"${secret}","name":"DB_PASSWORD"}` },
  { name: 'flag', write: (secret) => ` --password ${secret} ` },
  { name: 'bearer', write: (secret) => `Bearer ${secret} `, alphabet: alnum },
  { name: 'header', write: (secret) => `Authorization: Custom ${secret}\n` },
  { name: 'cookie', write: (secret) => `\nCookie: a=b; desk=${secret}\n` },
  { name: 'connection string', write: (secret) => `amqp://desk:${secret}@mq.internal/` },
]

describe('whatever surrounds it, a secret does not survive', () => {
  it('when its form gives it away', () => {
    fc.assert(
      fc.property(fc.constantFrom(...selfEvident), around, around, ({ secret }, before, after) => {
        const { text } = redactText(`${before}${secret}${after}`)
        for (const line of secret.split('\n').filter((part) => !part.startsWith('-----')))
          expect(text).not.toContain(line)
      }),
      { numRuns: 1500 },
    )
  })

  it.each(ways)('when its key gives it away: $name', ({ write, alphabet = alnum + punctuation }) => {
    fc.assert(
      fc.property(secretOf(alphabet), around, around, (secret, before, after) => {
        expect(redactText(`${before}${write(secret)}${after}`).text).not.toContain(secret)
      }),
      { numRuns: 250 },
    )
  })

  it('when it stands anywhere in a value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...selfEvident), around, around, ({ secret }, before, after) => {
        const held = { a: [{ [before]: `${before} ${secret} ${after}` }], [secret]: 1, db: { password: secret } }
        const written = JSON.stringify(redactValue(held).value)
        for (const line of secret.split('\n').filter((part) => !part.startsWith('-----')))
          expect(written).not.toContain(JSON.stringify(line).slice(1, -1))
      }),
      { numRuns: 400 },
    )
  })
})

it('a redacted text is left alone the second time', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(plantedSecrets)),
      fc.constantFrom(...ways),
      ({ secret }, { write }) => {
        const once = redactText(write(secret), { tag: () => 'a1b2c3' }).text
        expect(redactText(once, { tag: () => 'a1b2c3' }).text).toBe(once)
      },
    ),
    { numRuns: 500 },
  )
})

it('hits are in order, apart and within the text, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(around, { maxLength: 20 }), (parts) => {
      const text = parts.join('')
      let last = 0
      for (const { start, end } of findSecrets(text, { emails: true })) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }),
  )
})

it('time grows with length alone: a megabyte of the worst takes a moment', () => {
  const hostile = [
    'password',
    'a.',
    'token=',
    '"value":"',
    '-----BEGIN PRIVATE KEY-----',
    '://a:',
    'cookie: ',
    '| ',
    'bearer ',
    '\\',
    'mysql ',
    '<password ',
    ' 4',
  ]
  for (const piece of hostile) {
    const startedAt = performance.now()
    findSecrets(piece.repeat(Math.floor(200_000 / piece.length)), { emails: true })
    expect(performance.now() - startedAt, piece).toBeLessThan(8000)
  }
})
