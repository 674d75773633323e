import { enableCompileCache } from 'node:module'
import process from 'node:process'

/*
 * The yardsticks of a start, each in a process of its own with its modules' code cached: `pglite FOLDER PORT` opens an
 * embedded database, `postgres URL PORT` a pool behind Fastify. Both answer `/readyz` once the database did.
 */

enableCompileCache()
const [kind, where = '', port = '0'] = process.argv.slice(2)

if (kind === 'pglite') {
  const [{ PGlite }, { createServer }] = await Promise.all([import('@electric-sql/pglite'), import('node:http')])
  const lite = new PGlite({ dataDir: where })
  await lite.query('SELECT 1')
  const server = createServer((_request, response) => {
    lite.query('SELECT 1').then(() => response.writeHead(200).end())
  })
  server.listen(Number(port), '127.0.0.1')
  process.once('SIGTERM', () => server.close(() => void lite.close()))
} else {
  const [{ default: fastify }, { default: pg }] = await Promise.all([import('fastify'), import('pg')])
  const pool = new pg.Pool({ connectionString: where })
  const app = fastify()
  app.get('/readyz', async () => (await pool.query('SELECT 1')).rows)
  await app.listen({ port: Number(port), host: '127.0.0.1' })
  process.once('SIGTERM', () => void app.close().then(() => pool.end()))
}
