import { collectDefaultMetrics, register } from 'prom-client'

collectDefaultMetrics()

/** Figures of this process in the Prometheus format. */
export const metricsText = (): Promise<string> => register.metrics()
