export { decideResponse, type ResponseDue, type ResponseQuestion } from './decide-response.ts'
export { type MandateFacts, mayOpenTicket, type OpeningQuestion, type OpeningVerdict } from './may-open-ticket.ts'
export {
  decidePrimaryChange,
  type HoursOf,
  type PrimaryChange,
  type PrimaryChangeQuestion,
} from './primary-change.ts'
export { type PrimarySuccession, primaryFollows, type SuccessionQuestion } from './primary-follows.ts'
export { type ResponseStep, responseSteps } from './response-steps.ts'
export { stretchesThen, type WhyStretch, whyThen } from './why-then.ts'
