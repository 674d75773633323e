import type { FastifyInstance } from 'fastify'
import { Histogram, register } from 'prom-client'

const name = 'mainstay_http_request_seconds'

/** How long each kind of request took, by route and class of answer; never by id. */
function durations(): Histogram<'method' | 'route' | 'status'> {
  const known = register.getSingleMetric(name)
  if (known instanceof Histogram) return known
  return new Histogram({
    name,
    help: 'Time from request to answer, in seconds',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  })
}

/** Measures every answer of an app. */
export function measureAnswers(app: FastifyInstance): void {
  const histogram = durations()
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    histogram.observe(
      { method: request.method, route, status: `${Math.floor(reply.statusCode / 100)}xx` },
      reply.elapsedTime / 1000,
    )
  })
}
