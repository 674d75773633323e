import type { Returned, Sent } from '../../data/index.ts'

export type TicketRow = Returned<'GET /tickets'>['items'][number]
export type Priority = TicketRow['priority']
export type QueuePlace = NonNullable<TicketRow['place']>
export type QueueSummary = Returned<'GET /queue'>
type ListQuery = NonNullable<Sent<'GET /tickets'>['query']>
export type QueueOrder = NonNullable<ListQuery['order']>

/** Places in the order in which they stand: what can break a promise first. */
export const queuePlaces: readonly QueuePlace[] = [
  'answer_now',
  'waiting_on_us',
  'coverage_closed',
  'customers_turn',
  'waiting_release',
  'not_promised',
]
export const queueOrders: readonly QueueOrder[] = ['policy', 'deadline', 'turn', 'updated']

/** What of the queue is looked at, as it stands in the address. Empty means all that is open. */
export interface QueueFilter {
  readonly assignee?: string | undefined
  readonly priority?: string | undefined
  readonly account?: string | undefined
  readonly q?: string | undefined
  /** Nothing but what is set aside; else everything but that. */
  readonly aside?: 'only' | undefined
}
export interface QueueChoice extends QueueFilter {
  readonly order: QueueOrder
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const isOrder = (value: unknown): value is QueueOrder => queueOrders.some((order) => order === value)

/** Reads the choice out of an address; what is not understood is left out. */
export const readChoice = (search: Readonly<Record<string, unknown>>): QueueChoice => ({
  order: isOrder(search.order) ? search.order : 'policy',
  assignee: text(search.assignee),
  priority: text(search.priority),
  account: text(search.account),
  aside: search.aside === 'only' ? 'only' : undefined,
  q: text(search.q) ?? (typeof search.q === 'number' ? String(search.q) : undefined),
})

/** Writes the choice into an address; what goes without saying is left out. */
export const writeChoice = ({ order, ...filter }: QueueChoice): Record<string, string> => {
  const said = Object.entries({ ...filter, order: order === 'policy' ? undefined : order })
  return Object.fromEntries(said.filter((pair): pair is [string, string] => pair[1] !== undefined))
}

const isPriority = (value: string): value is Priority => /^P[0-4]$/u.test(value)
export const prioritiesOf = ({ priority }: QueueFilter): readonly Priority[] =>
  (priority ?? '').split(',').filter(isPriority)

/** A search finds whatever is there, set aside or not. */
const asideOf = ({ aside, q }: QueueFilter) =>
  q !== undefined && aside === undefined ? {} : ({ aside: aside ?? 'without' } as const)

/** The filter as `GET /tickets` takes it. */
export const listQueryOf = (choice: QueueChoice): ListQuery => {
  const priorities = prioritiesOf(choice)
  return {
    status: 'any_open',
    order: choice.order,
    ...(choice.assignee === undefined ? {} : { assignee: choice.assignee }),
    ...(priorities.length === 0 ? {} : { priority: [...priorities] }),
    ...(choice.account === undefined ? {} : { accountId: choice.account }),
    ...(choice.q === undefined ? {} : { q: choice.q }),
    ...asideOf(choice),
  }
}
/** The filter as `GET /queue` takes it; sizes are known only for what it can filter by. */
export const summaryQueryOf = (filter: QueueFilter) => {
  const priorities = prioritiesOf(filter)
  return {
    ...(filter.assignee === undefined ? {} : { assignee: filter.assignee }),
    ...(filter.account === undefined ? {} : { accountId: filter.account }),
    ...(priorities.length === 0 ? {} : { priority: [...priorities] }),
    ...asideOf(filter),
  }
}
export const areSizesKnown = ({ q }: QueueFilter) => q === undefined

/** Places stand as sections where the order is one of work; by deadline and by change everything is one line. */
export const hasSections = (order: QueueOrder) => order === 'policy' || order === 'turn'

const rememberedAt = 'mainstay.queue'
/** The choice that the ticket's list pane and the way back take up again; for this tab. */
export const rememberChoice = (choice: QueueChoice) =>
  sessionStorage.setItem(rememberedAt, JSON.stringify(writeChoice(choice)))
export const recallChoice = (): QueueChoice => {
  try {
    return readChoice(JSON.parse(sessionStorage.getItem(rememberedAt) ?? '{}') as Record<string, unknown>)
  } catch {
    return readChoice({})
  }
}
