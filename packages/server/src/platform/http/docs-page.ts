import { randomBytes } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import type { Mount } from './build-http.ts'
import { apiPrefix } from './mount-route.ts'

/**
 * The description at `/api/openapi.json`, made when first asked for, and a page to browse it at `/api/docs`, under a
 * policy of its own.
 */
export const mountDocs =
  (describe: () => Readonly<Record<string, unknown>>): Mount =>
  (app, parts) => {
    let json: string | undefined
    if (parts.checksAnswers) refuseUndescribed(app, describe())
    app.get('/api/openapi.json', (_request, reply) => {
      json ??= JSON.stringify(describe())
      return reply.header('Cache-Control', 'no-cache').type('application/json; charset=utf-8').send(json)
    })
    app.get('/api/docs', (_request, reply) => {
      const nonce = randomBytes(16).toString('base64')
      reply.header('Content-Security-Policy', docsPolicy(nonce)).header('Cache-Control', 'no-cache')
      return reply.type('text/html; charset=utf-8').send(docsPage(nonce))
    })
    app.get('/api/docs/scalar.js', async (_request, reply) => {
      script ??= readScript()
      const code = await script
      return reply.header('Cache-Control', 'public, max-age=86400').type('text/javascript; charset=utf-8').send(code)
    })
  }

/** What is served beside the operations: pages and what they are built of, files by signed address, health, this page. */
const besides = new Set([
  ...['/', '/*', '/console', '/console/*', '/assets/*', '/favicon.svg', '/files/:signed/:name'],
  ...['/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/docs', '/api/docs/scalar.js'],
])

/** While we develop and test, a route that neither the description nor the list above knows fails the start. */
function refuseUndescribed(app: FastifyInstance, { paths }: Readonly<Record<string, unknown>>): void {
  const described = paths as Readonly<Record<string, Readonly<Record<string, unknown>>>>
  app.addHook('onRoute', ({ url, method }) => {
    if (besides.has(url)) return
    if (!url.startsWith(`${apiPrefix}/`)) throw new Error(`${url} is served but not described`)
    const operations = described[url.slice(apiPrefix.length).replaceAll(/:([A-Za-z]+)/g, '{$1}')]
    for (const one of [method].flat()) {
      const isDescribed = operations?.[one.toLowerCase()] ?? (one === 'HEAD' && operations?.get)
      if (!isDescribed) throw new Error(`${one} ${url} is served but not described`)
    }
  })
}

/** Five megabytes that a desk nobody browses never loads. */
let script: Promise<string> | undefined

async function readScript(): Promise<string> {
  const { default: reference } = await import('@scalar/fastify-api-reference')
  const shelf = fastify()
  await shelf.register(reference, { routePrefix: '/shelf', configuration: { url: '/api/openapi.json' } })
  const answer = await shelf.inject('/shelf/js/scalar.js')
  await shelf.close()
  return answer.body
}

const docsPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const settings = { url: '/api/openapi.json', withDefaultFonts: false, telemetry: false, agent: { disabled: true } }

const docsPage = (nonce: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta property="csp-nonce" content="${nonce}" />
    <title>API of Mainstay</title>
  </head>
  <body>
    <div id="app"></div>
    <script nonce="${nonce}" src="/api/docs/scalar.js"></script>
    <script nonce="${nonce}">Scalar.createApiReference('#app', ${JSON.stringify(settings)})</script>
  </body>
</html>
`
