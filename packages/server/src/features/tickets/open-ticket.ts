import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { openTicketEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { openingGround } from '../agreements/index.ts'
import { mandateOf, primaryOf } from '../contacts/index.ts'
import { actingPersonId, actingSide, isByPerson } from './acting-side.ts'
import { decideOpening } from './decide-opening.ts'
import { type OpeningFacts, takeOpeningFacts } from './opening-queries.ts'
import { recordOpening } from './record-opening.ts'
import type { PriorityChoice } from './ticket.ts'
import { newBeside, ticketView } from './ticket-view.ts'

type Input = InputOf<typeof openTicketEndpoint>
type Body = Input['body']

/**
 * Opens a ticket: the policy decides, the clock starts, and the answer carries the promise with its reasons.
 * Staff open in a contact's name; the opening text is then the customer's and stops nothing.
 */
export async function openTicket(ctx: Ctx, { body }: Input): Promise<OutputOf<typeof openTicketEndpoint>> {
  return (await openTicketFrom(ctx, { body, draft: 'new_ticket' })).ticket
}

/** The same for what was written elsewhere; `draft` names the draft that this sends. */
export async function openTicketFrom(
  ctx: Ctx,
  { body, draft }: { readonly body: Body; readonly draft: string },
): Promise<{ readonly ticket: OutputOf<typeof openTicketEndpoint>; readonly messageId: string }> {
  const accountId = accountFor(ctx, body)
  // asked for together: the second is read after the counter is locked, because it stands behind the first
  const [facts] = await Promise.all([takeFacts(ctx, accountId, body), openingGround(ctx, accountId)])
  const opener = await openerOf(ctx, accountId, body)
  const { productId, environmentId, number } = facts
  const asked = { accountId, productId, environmentId, openedBy: opener.openedBy, priority: body.priority }
  const decided = await decideOpening(ctx, { ...asked, choice: choiceOf(body), scopeAnswers: body.scopeAnswers })
  const { decision, plan, opener: mandate, scopeAnswers, ...outcome } = decided

  const { kind, subject, sight } = body
  const { ticket, messageId } = await recordOpening(ctx, {
    ticket: { ...asked, ...opener, ...outcome, id: ctx.newId(), number, kind, subject, sight, followsId: null },
    names: { account: { code: facts.code, name: facts.name }, environment: environmentNames(facts), plan },
    text: body.text,
    fileIds: body.fileIds,
    decision,
    scopeAnswers,
    side: actingSide(ctx),
    isForManager: body.to === 'manager',
    draft,
  })
  const view = await ticketView(ctx, ticket, { beside: newBeside(decision, facts), people: [mandate] })
  return { ticket: view, messageId }
}

/** The customer's own account, or the one that staff name. A stranger's is as good as none. */
function accountFor(ctx: Ctx, body: Body): string {
  const named = body.accountId === undefined ? undefined : decodeId('acc', body.accountId)
  if (ctx.principal.role === 'desk_customer') {
    const { accountId } = ctx.principal
    if (named !== undefined && named !== accountId) throw new Refusal('account.not_found')
    allow(ctx, 'ticket.open', { accountId })
    return accountId
  }
  if (named === undefined) throw new Refusal('account.choose')
  allow(ctx, isByPerson(ctx) ? 'ticket.open_on_behalf' : 'ticket.open', { accountId: named })
  return named
}

type KnownFacts = OpeningFacts & { readonly productId: string }

async function takeFacts(ctx: Ctx, accountId: string, body: Body): Promise<KnownFacts> {
  const productId = body.productId === undefined ? null : decodeId('prd', body.productId)
  const environmentId = body.environmentId === undefined ? null : decodeId('env', body.environmentId)
  const facts = await takeOpeningFacts(ctx, { accountId, productId, environmentId })
  if (!facts) throw new Refusal('account.not_found')
  if (facts.productId === null) throw new Refusal('product.unknown')
  const isOther = facts.environmentProductId !== null && facts.environmentProductId !== facts.productId
  if (facts.environmentId !== environmentId || isOther) throw new Refusal('environment.unknown')
  return { ...facts, productId: facts.productId }
}

interface Opener {
  readonly openedBy: string
  readonly onBehalfBy: string | null
}

/** A contact opens for herself; staff and programs in the name of the contact they say, else of the primary. */
async function openerOf(ctx: Ctx, accountId: string, body: Body): Promise<Opener> {
  const self = actingPersonId(ctx)
  if (self === null) throw new Refusal('access.denied')
  const named = body.onBehalfOf === undefined ? undefined : decodeId('per', body.onBehalfOf)
  if (ctx.actor.kind === 'contact') {
    if (named !== undefined && named !== self) throw new Refusal('access.denied')
    return { openedBy: self, onBehalfBy: null }
  }
  const contact = named === undefined ? await primaryOf(ctx, accountId) : await mandateOf(ctx, accountId, named)
  if (!contact) throw new Refusal('person.not_found')
  if (contact.role !== 'contact') throw new Refusal('contact.not_mandated')
  return { openedBy: contact.person_id, onBehalfBy: self }
}

function choiceOf({ answers, overrideReason, environment }: Body): PriorityChoice | null {
  const choice: PriorityChoice = {
    ...(answers && { answers }),
    ...(overrideReason !== undefined && { overrideReason }),
    ...(environment !== undefined && { environment }),
  }
  return Object.keys(choice).length === 0 ? null : choice
}

const environmentNames = ({ environmentName, environmentVersion }: OpeningFacts) =>
  environmentName === null
    ? null
    : { name: environmentName, productVersion: environmentVersion ?? '', versionThen: environmentVersion }
