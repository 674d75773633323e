import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Job, Measured } from './drive.ts'

/*
 * Load from a process of its own: each connection sends its next request when the answer before it has come, kept
 * alive. The job comes by standard input, what was seen goes to standard output.
 */

const job = JSON.parse(await text(process.stdin)) as Job
const agent = new Agent({ keepAlive: true, maxSockets: job.connections })
const target = new URL(job.url)
const times: number[] = []
const from = performance.now()
const until = from + job.seconds * 1000
let failures = 0
let firstFailure: string | undefined

await Promise.all(Array.from({ length: job.connections }, () => keepAsking()))
const seconds = (performance.now() - from) / 1000
agent.destroy()
times.sort((one, other) => one - other)
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
const measured: Measured = {
  perSecond: times.length / seconds,
  p50: at(0.5),
  p99: at(0.99),
  count: times.length,
  failures,
  ...(firstFailure === undefined ? {} : { firstFailure }),
}
process.stdout.write(JSON.stringify(measured))

async function keepAsking(): Promise<void> {
  // paced: the asker waits its turn, so that a slow answer is not asked less often
  const gapMs = job.perSecond === undefined ? 0 : (1000 * job.connections) / job.perSecond
  let next = performance.now() + Math.random() * gapMs
  while (performance.now() < until) {
    const wait = next - performance.now()
    if (gapMs > 0 && wait > 0) await new Promise((done) => setTimeout(done, wait))
    const began = gapMs > 0 ? next : performance.now()
    await ask()
    times.push(performance.now() - began)
    next += gapMs
  }
}

async function ask(): Promise<void> {
  const asked = job.requests[Math.floor(Math.random() * job.requests.length)]
  if (!asked) return
  const key = asked.method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {}
  const sent = request({
    agent,
    host: target.hostname,
    port: target.port,
    method: asked.method,
    path: asked.path,
    headers: { ...asked.headers, ...key, ...(asked.body && { 'content-length': Buffer.byteLength(asked.body) }) },
  })
  sent.end(asked.body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const body = await text(answer)
  if (answer.statusCode === asked.status) return
  failures++
  firstFailure ??= `${answer.statusCode} ${body.slice(0, 300)}`
}
