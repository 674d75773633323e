import type { LightMyRequestResponse } from 'fastify'
import { encodeId } from '../../../platform/ids/index.ts'
import { type MailDesk, openMailDesk } from '../../notifications/testing/mail-desk.ts'
import { createSignIn } from '../create-sign-in.ts'
import { hashPassword } from '../passwords.ts'
import { codeAt, stepMs } from '../totp.ts'

export const password = 'a calm river runs south'
let hash: Promise<string> | undefined

/** A browser with cookies of its own, at an address of its own. */
export interface Browser {
  readonly post: (path: string, body?: object, headers?: object) => Promise<LightMyRequestResponse>
  readonly get: (path: string) => Promise<LightMyRequestResponse>
  readonly cookie: () => string
  /** Leaves the session behind and keeps everything else. */
  readonly forgetSession: () => void
}

/** A whole desk with a relay, seen from its door: Ida, the administrator, has a password; Dana is Acme's primary. */
export async function openDoorDesk() {
  const mail: MailDesk = await openMailDesk()
  const { desk } = mail
  const { app } = desk.desk
  const browser = (
    remoteAddress = '10.0.0.1',
    userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
  ): Browser => {
    const jar = new Map<string, string>()
    const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const send = async (method: 'GET' | 'POST', path: string, body?: object, headers = {}) => {
      const url = `/api/v1${path}`
      const sent = { cookie: cookie(), 'user-agent': userAgent, ...headers }
      const answer = await app.inject({ method, url, remoteAddress, headers: sent, ...(body ? { payload: body } : {}) })
      for (const { name, value, maxAge } of answer.cookies) {
        if (maxAge === 0 || value === '') jar.delete(name)
        else jar.set(name, value)
      }
      return answer
    }
    return {
      cookie,
      get: (path) => send('GET', path),
      post: (path, body = {}, headers = {}) => send('POST', path, body, headers),
      forgetSession: () => jar.delete('mainstay'),
    }
  }
  const givePassword = async (personId: string) => {
    hash ??= hashPassword(password)
    const passwordHash = await hash
    await desk.desk.asWorker((ctx) => createSignIn(ctx, { personId, passwordHash }))
  }
  for (const personId of Object.values(desk.people)) if (personId !== desk.people.ana) await givePassword(personId)
  const signedIn = async (email: string, remoteAddress?: string): Promise<Browser> => {
    const at = browser(remoteAddress)
    const answer = await at.post('/auth/sign-in/email', { email, password })
    if (answer.statusCode !== 200) throw new Error(`sign-in gave ${answer.statusCode}: ${answer.body}`)
    return at
  }
  /** The token behind the `#` of the latest mail that somebody got. */
  const tokenIn = (name: string, side?: 'acme' | 'vendor'): string =>
    /#(lnk_\w+\.[\w-]+)/.exec(mail.to(name, side).at(-1)?.words ?? '')?.[1] ?? ''
  return {
    ...mail,
    browser,
    signedIn,
    tokenIn,
    wire: encodeId,
    /** The code of an app that scanned this secret, `steps` from now. */
    codeOf: (secret: string, steps = 0) => codeAt(readBase32(secret), Math.floor(desk.now() / stepMs) + steps),
  }
}
export type DoorDesk = Awaited<ReturnType<typeof openDoorDesk>>

function readBase32(text: string): Buffer {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
