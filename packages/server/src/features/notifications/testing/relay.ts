import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail as the relay took it. */
export interface TakenMail {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly header: (name: string) => readonly string[]
  /** Everything in it as somebody would read it: soft line breaks joined, encoded parts opened. */
  readonly words: string
  readonly messageId: string
}
type RelayMood =
  | 'accepts'
  /** Asks to come back later (450), as greylisting does. */
  | 'greylists'
  /** Says that there is no such reader (550). */
  | 'refuses'
  /** Has us on a block list (5.7.1): it says nothing of the reader. */
  | 'blocks_us'
  /** Takes the mail and goes away before it says so. */
  | 'drops'
  /** Wants another sender: our fault, not the reader's. */
  | 'wants_sender'

/** A real SMTP server in this process, in whatever mood a test needs. */
export interface Relay {
  readonly url: string
  readonly taken: TakenMail[]
  mood: RelayMood
  /** Real milliseconds before it takes a mail. */
  slowMs: number
  /** The line ends whenever a mail for this address comes. */
  poison: string | undefined
  readonly close: () => Promise<void>
}

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code })

/** `port` 0 takes any. */
export async function openRelay(port = 0): Promise<Relay> {
  const taken: TakenMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom(_address, _session, done) {
      done(relay.mood === 'wants_sender' ? refusal(553, 'sender not ours') : null)
    },
    onRcptTo({ address }, session, done) {
      if (address === relay.poison) return endLineOf(session.id)
      if (relay.mood === 'greylists') return done(refusal(450, 'come back later'))
      if (relay.mood === 'blocks_us') return done(refusal(554, '5.7.1 your host is on a block list'))
      if (relay.mood === 'refuses') return done(refusal(550, 'no such reader'))
      return done()
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom === false ? '' : mailFrom.address
        const to = rcptTo.map(({ address }) => address)
        taken.push(readMail(from, to, Buffer.concat(chunks).toString()))
        if (relay.mood === 'drops') {
          for (const connection of server.connections) destroy(connection)
          return
        }
        setTimeout(done, relay.slowMs)
      })
    },
  })
  const endLineOf = (id: string) => {
    for (const connection of server.connections) if ('id' in connection && connection.id === id) destroy(connection)
  }
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const { port: bound } = server.server.address() as AddressInfo
  const relay: Relay = {
    url: `smtp://127.0.0.1:${bound}`,
    taken,
    mood: 'accepts',
    slowMs: 0,
    poison: undefined,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
  return relay
}

function destroy(connection: unknown): void {
  const held = connection as { readonly _socket?: { destroy(): void } }
  held._socket?.destroy()
}

function readMail(from: string, to: readonly string[], raw: string): TakenMail {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')
  const header = (name: string): readonly string[] =>
    head
      .split('\r\n')
      .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      .map((line) => line.slice(name.length + 1).trim())
  return { from, to, raw, header, words: wordsOf(raw), messageId: header('Message-ID')[0] ?? '' }
}

/** Parts that say of themselves that they are base64; a line of letters alone may be the half of a link. */
const opened = (raw: string): string =>
  raw.replaceAll(
    /(Content-Transfer-Encoding: base64\r\n(?:[^\r\n]+\r\n)*\r\n)([A-Za-z0-9+/=\r\n]+)/gi,
    (_whole, head: string, block: string) => `${head}${Buffer.from(block, 'base64').toString()}\r\n`,
  )

const wordsOf = (raw: string): string =>
  opened(raw)
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (code) => Buffer.from(code.replaceAll('=', ''), 'hex').toString())
