import { assignRequestEndpoint, listHeldRequestsEndpoint } from '@mainstay/contracts/held-requests'
import { claimMailDomainEndpoint } from '@mainstay/contracts/mail-domains'
import { nap } from '../../platform/clock/timers.ts'
import type { Founded } from './found-desk.ts'
import type { Stage } from './stage.ts'

/** What strangers wrote, as they write it: through the open door. */
const written = [
  {
    name: 'Jonas Vogt',
    email: 'jonas.vogt@helio-works.example',
    subject: 'Night batch stops at step 4 since Monday',
    text: 'Our night batch stops at step 4 of 7 since the update on Monday. The log says "lease lost" each time.\n\nI am in operations and have no access to your portal; who can open a ticket for me?',
  },
  {
    name: 'Priya Raman',
    email: 'priya.raman@helio-works.example',
    subject: 'Which version runs with PostgreSQL 17?',
    text: 'We plan to move the database in January. Is 8.4 fine with PostgreSQL 17, or should we wait?',
  },
  {
    name: 'Sam Ortega',
    email: 'sam@ortega-consulting.example',
    subject: 'Offer for your support team',
    text: 'Hello, I would like to present our training programme to your support team.',
  },
] as const

const mostTries = 20

/** Asks again as long as a busy machine puts it off, as a person would. */
async function send(stage: Stage, payload: (typeof written)[number]) {
  for (let tried = 1; ; tried += 1) {
    const answer = await stage.desk.app.inject({ method: 'POST', url: '/api/v1/held-requests', payload })
    if (answer.statusCode !== 503 || tried === mostTries) return answer
    await nap(2_000).done
  }
}

/** Requests from people without a contact role: one waits for Helio's contacts, the others for their senders. */
export async function playHeld(stage: Stage, founded: Founded): Promise<void> {
  for (const payload of written) {
    const { statusCode, body } = await send(stage, payload)
    if (statusCode !== 202) throw new Error(`a request was answered ${statusCode}: ${body}`)
  }
  const lead = { personId: founded.staff.get('ida') ?? '' }
  const account = founded.accounts.get('HELIO')
  if (!account) throw new Error('there is no Helio in the demo')
  const accountId = stage.wire('acc', account.id)
  const query = { state: 'unproved' as const }
  const { items } = await stage.act(listHeldRequestsEndpoint, lead, { query })
  const first = items.find(({ sender }) => sender.email === written[0].email)
  if (first) await stage.act(assignRequestEndpoint, lead, { params: { heldRequestId: first.id }, body: { accountId } })
  await stage.act(claimMailDomainEndpoint, lead, { params: { accountId }, body: { domain: 'helio-works.example' } })
}
