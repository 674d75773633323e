import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import staticFiles from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Mount } from './build-http.ts'
import type { HttpParts } from './http-parts.ts'
import { answerShields, applyShields } from './shields.ts'

const yearS = 31_536_000

/**
 * The two applications, as built: portal at `/` and wherever no other route is, console at `/console`. Every page is
 * sent with a fresh nonce; what is named by its content is cached for a year.
 */
export const mountPages =
  (dist: string): Mount =>
  async (app, parts) => {
    await app.register(staticFiles, {
      root: join(dist, 'assets'),
      prefix: '/assets/',
      decorateReply: false,
      cacheControl: false,
      index: false,
      preCompressed: true,
      setHeaders: markImmutable,
    })
    const [portal, console] = await Promise.all([readPage(dist, 'portal.html'), readPage(dist, 'console.html')])
    const icon = await readFile(join(dist, 'favicon.svg'))
    app.get('/favicon.svg', (_request, reply) =>
      reply.header('Cache-Control', 'public, max-age=86400').type('image/svg+xml').send(icon),
    )
    await app.register(async (pages) => {
      pages.addHook('onRequest', async (_request, reply) => takeOffShields(reply, parts.publicUrl))
      await pages.register(helmet, pageShields(parts))
      for (const url of ['/console', '/console/*']) {
        pages.get(url, (request, reply) => sendConsole(parts, console, request, reply))
      }
      for (const url of ['/', '/*']) {
        pages.get(url, (request, reply) => {
          if (!isOurs(request.url)) return sendPortal(parts, portal, request, reply)
          applyShields(reply, answerShields(parts.publicUrl))
          return reply.callNotFound()
        })
      }
    })
  }

/** What guards other answers makes way for what guards pages. */
function takeOffShields(reply: FastifyReply, publicUrl: string | undefined): void {
  for (const name of Object.keys(answerShields(publicUrl))) reply.removeHeader(name)
}

/** Addresses that belong to the API, to files or to built assets never answer with a page, but as any unknown route. */
const isOurs = (url: string): boolean => /^\/(api|files|assets|healthz|readyz|metrics)(?:[/?]|$)/.test(url)

const readPage = (dist: string, name: string): Promise<string> => readFile(join(dist, name), 'utf8')

/** What a portal of an account's own says in its place: title, icon, colours. */
const dressable = /<!-- dress -->[\s\S]*?<!-- \/dress -->/

async function sendPortal(parts: HttpParts, page: string, request: FastifyRequest, reply: FastifyReply) {
  const { host, url } = request
  const answer = await parts.dressPage({ host, url })
  if (answer.kind === 'redirect') return reply.redirect(answer.to, 302)
  const { head } = answer
  return sendPage(reply, head === undefined ? page : page.replace(dressable, () => head))
}

/** The console stands at the desk's own address alone. */
async function sendConsole(parts: HttpParts, page: string, request: FastifyRequest, reply: FastifyReply) {
  const { host, url } = request
  const answer = (await parts.isPortalHost(host)) ? await parts.dressPage({ host, url }) : undefined
  return answer?.kind === 'redirect' ? reply.redirect(answer.to, 302) : sendPage(reply, page)
}

const nonces = new WeakMap<ServerResponse, string>()
/** One nonce per answer, for its header and its body. */
function nonceOf(response: ServerResponse): string {
  const nonce = nonces.get(response) ?? randomBytes(18).toString('base64url')
  nonces.set(response, nonce)
  return nonce
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const text = page.replaceAll('__CSP_NONCE__', nonceOf(reply.raw))
  return reply.header('Cache-Control', 'no-cache').type('text/html; charset=utf-8').send(text)
}

function pageShields({ publicUrl, filesOrigin }: HttpParts): FastifyHelmetOptions {
  const nonce = (_request: unknown, response: ServerResponse) => `'nonce-${nonceOf(response)}'`
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", nonce],
        'style-src': ["'self'", nonce],
        'img-src': ["'self'", 'data:', 'blob:', ...(filesOrigin === undefined ? [] : [filesOrigin])],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: publicUrl?.startsWith('https:') ? { maxAge: 2 * yearS, includeSubDomains: true } : false,
  }
}

function markImmutable(reply: FastifyReply): void {
  reply.header('Cache-Control', `public, max-age=${yearS}, immutable`)
}
