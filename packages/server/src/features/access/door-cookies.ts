import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** The cookies beside the session: the second step that is owed, and the mark of a device that was let in before. */
export interface DoorCookies {
  readonly readStep: (request: FastifyRequest) => StepCookie | undefined
  readonly setStep: (reply: FastifyReply, step: StepCookie, forS: number) => void
  readonly clearStep: (reply: FastifyReply) => void
  /** What this device is known by for an address; undefined where nobody came in with it there before. */
  readonly readDevice: (request: FastifyRequest, email: string) => string | undefined
  readonly setDevice: (request: FastifyRequest, reply: FastifyReply, email: string) => void
}
export interface StepCookie {
  readonly id: string
  readonly secret: string
}

const deviceForS = 180 * 86_400
/** A browser shared by a family of desks keeps the last few. */
const devicesKept = 4

/** `name` is that of the session's cookie: the others are bound to the host as it is. */
export function openDoorCookies(deskSecret: string, name: string): DoorCookies {
  const key = Buffer.from(hkdfSync('sha256', deskSecret, '', 'mainstay known device', 32))
  const [stepName, deviceName] = [`${name}-step`, `${name}-device`]
  const bound = `Path=/; HttpOnly; SameSite=Lax${name.startsWith('__Host-') ? '; Secure' : ''}`
  const set = (reply: FastifyReply, cookie: string, forS: number) =>
    reply.header('Set-Cookie', `${cookie}; Max-Age=${forS}; ${bound}`)
  const sign = (mark: string, email: string) =>
    createHmac('sha256', key).update(mark).update('\n').update(email.toLowerCase()).digest('base64url')
  const marksOf = (request: FastifyRequest) =>
    (readCookie(request, deviceName) ?? '')
      .split('~')
      .map((text) => /^([\w-]{22})\.([\w-]{43})$/.exec(text))
      .flatMap((found) => (found ? [{ mark: found[1] ?? '', seal: found[2] ?? '' }] : []))
      .slice(0, devicesKept)
  return {
    readStep: (request) => {
      const [, id = '', secret = ''] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(readCookie(request, stepName) ?? '') ?? []
      return id === '' ? undefined : { id, secret }
    },
    setStep: (reply, { id, secret }, forS) => set(reply, `${stepName}=${id}.${secret}`, forS),
    clearStep: (reply) => set(reply, `${stepName}=`, 0),
    readDevice: (request, email) => marksOf(request).find(({ mark, seal }) => isSame(seal, sign(mark, email)))?.mark,
    setDevice: (request, reply, email) => {
      const mark = randomBytes(16).toString('base64url')
      const others = marksOf(request).filter(({ mark: kept, seal }) => !isSame(seal, sign(kept, email)))
      const all = [{ mark, seal: sign(mark, email) }, ...others].slice(0, devicesKept)
      set(reply, `${deviceName}=${all.map(({ mark: one, seal }) => `${one}.${seal}`).join('~')}`, deviceForS)
    },
  }
}

const readCookie = (request: FastifyRequest, name: string): string | undefined =>
  new RegExp(`(?:^|; ?)${name}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1]

function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(expected))
}
