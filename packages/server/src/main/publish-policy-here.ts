import { publishPolicy } from '../features/policies/index.ts'
import type { Desk } from './desk-parts.ts'

/** An administrator on this machine publishes a document. Refuses as `publishPolicy` does. */
export const publishPolicyHere = (desk: Pick<Desk, 'asWorker'>, source: unknown) =>
  desk.asWorker((ctx) => publishPolicy(ctx, String(source)))
