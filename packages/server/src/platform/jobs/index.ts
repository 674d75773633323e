export {
  createEffects,
  type Deliver,
  type DeliverTogether,
  type Delivery,
  type Effects,
  NeverDelivered,
  NotNow,
} from './effects.ts'
export { installJobQueue, jobSchema } from './install.ts'
export { Jobs } from './jobs.ts'
export { keepHouse } from './keep-house.ts'
export { Outbox, type RowKey } from './outbox.ts'
export { outboxRetries } from './outbox-source.ts'
