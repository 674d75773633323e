import type { Endpoint } from '@mainstay/contracts/endpoint'
import { refuseUnknownFields } from './strict-schema.ts'

/** Compiles a check of answers against the contract: a missing, mistyped or unannounced field is a fault of ours. */
export function compileAnswerCheck(endpoint: Endpoint): (output: unknown) => void {
  if (endpoint.status === 204) return () => {}
  const schema = refuseUnknownFields(endpoint.returns)
  return (output) => {
    const sent: unknown = JSON.parse(JSON.stringify(output))
    const read = schema.safeParse(sent)
    if (!read.success) throw new Error(`${endpoint.method} ${endpoint.path} broke its contract: ${read.error.message}`)
  }
}
