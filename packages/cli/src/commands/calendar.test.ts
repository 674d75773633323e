import { PassThrough, Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { evalCalendar } from './calendar.ts'
import { LONGEST_LINE } from './calendar-lines.ts'

const OPEN = { op: 'isOpen', calendar: { always: true }, start: '2026-11-25T16:00:00Z' }
const question = (id: string | number): string => JSON.stringify({ id, ...OPEN })

/** What comes out when these pieces of bytes go in. */
const answersTo = async (pieces: Iterable<Buffer | string>): Promise<readonly unknown[]> => {
  const output = new PassThrough({ highWaterMark: 64 * 1024 * 1024 })
  await evalCalendar(Readable.from(pieces), output)
  const text = String(output.read() ?? '')
  expect(text === '' || text.endsWith('\n')).toBe(true)
  return text
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line))
}
const codes = (answers: readonly unknown[]): readonly unknown[] =>
  answers.map((answer) => {
    const { id, result, error } = answer as { id: unknown; result?: unknown; error?: { code: string } }
    return [id, error?.code ?? result]
  })

describe('calendar eval', () => {
  it('answers each line in order', async () => {
    const ids = Array.from({ length: 5000 }, (_, k) => `q-${k}`)
    const answers = await answersTo([ids.map(question).join('\n')])
    expect(answers).toEqual(ids.map((id) => ({ id, result: true })))
  })

  it('does not mind where the pieces of its input are cut, nor line ends of Windows, nor a byte order mark', async () => {
    const bytes = Buffer.from(`\uFEFF${question('ä')}\r\n\r\n${question('💡')}\r\n${question(3)}`)
    const single = Array.from(bytes, (byte) => Buffer.from([byte]))
    expect(codes(await answersTo(single))).toEqual([
      ['ä', true],
      ['💡', true],
      [3, true],
    ])
  })

  it('a bad line gives an error line, and the next one is answered', async () => {
    const lines = [
      question('first'),
      'hello',
      '\u0000\u0000',
      `{"id":"cut","op":"add"`,
      'null',
      '[]',
      '"text"',
      '{}',
      '{"id":{"a":1},"op":"isOpen"}',
      `{"id":"nul\\u0000","op":"isOpen\\u0000"}`,
      question('last'),
    ]
    expect(codes(await answersTo([lines.join('\n')]))).toEqual([
      ['first', true],
      [null, 'question.unreadable'],
      [null, 'question.unreadable'],
      ['cut', 'question.unreadable'],
      [null, 'question.wrong_type'],
      [null, 'question.wrong_type'],
      [null, 'question.wrong_type'],
      [null, 'question.missing_field'],
      [null, 'question.wrong_type'],
      ['nul\u0000', 'question.unknown_op'],
      ['last', true],
    ])
  })

  it('a line that is no UTF-8 is refused, not guessed at', async () => {
    const bytes = Buffer.concat([Buffer.from('{"id":"x","op":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}\n')])
    expect(codes(await answersTo([bytes, question('next')]))).toEqual([
      ['x', 'question.unreadable'],
      ['next', true],
    ])
  })

  it('a line of any length or depth costs no more memory than is bearable, and keeps its id', async () => {
    function* pieces(): Generator<string> {
      yield '{"id":"long","calendar":"'
      for (let k = 0; k < 200; k++) yield 'x'.repeat(65_536)
      yield `"}\n{"id":"deep","op":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n`
      yield `${question('next')}\n`
      yield `{"id":"endless","a":"${'y'.repeat(LONGEST_LINE)}`
    }
    expect(codes(await answersTo(pieces()))).toEqual([
      ['long', 'question.too_long'],
      ['deep', 'question.unknown_op'],
      ['next', true],
      ['endless', 'question.too_long'],
    ])
  })

  it('reads no further while nobody takes its answers', async () => {
    let asked = 0
    const input = Readable.from(
      (function* () {
        for (; asked < 3000; asked++) yield `${question(asked).padEnd(1000)}\n`
      })(),
      { objectMode: false },
    )
    let letGo: (() => void) | undefined
    let isStuck = true
    const slow = new Writable({
      highWaterMark: 1024,
      write: (_chunk, _encoding, done) => {
        if (isStuck) letGo = done
        else done()
      },
    })
    const finished = evalCalendar(input, slow)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(asked).toBeLessThan(1000)
    isStuck = false
    letGo?.()
    await finished
    expect(asked).toBe(3000)
  })

  it('ends quietly when the reader has gone', async () => {
    const gone = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })),
    })
    const endless = Readable.from(
      (function* () {
        for (;;) yield `${question('again')}\n`
      })(),
    )
    await expect(evalCalendar(endless, gone)).resolves.toBeUndefined()
  })

  it('says when its answers cannot be written', async () => {
    const full = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('disk full'), { code: 'ENOSPC' })),
    })
    await expect(evalCalendar(Readable.from([`${question('one')}\n`]), full)).rejects.toThrow('disk full')
  })
})
