import { changePortalEndpoint } from '@mainstay/contracts/portals'
import { expect, it } from 'vitest'
import { openDesk } from '../../../test/desk.ts'
import type { MailTransport } from '../notifications/index.ts'

async function linksIn(plan: 'standard' | 'premium') {
  const sent: { readonly to: string; readonly text: string }[] = []
  const mail: MailTransport = {
    domain: 'desk.example',
    post: async ({ to, text }) => {
      sent.push({ to: to.address, text })
      return { outcome: 'sent' }
    },
    close: () => undefined,
  }
  const account = `${plan} in America/Chicago`
  const desk = await openDesk({ at: 'Tue 10:00', account, mail, parts: { publicUrl: 'https://desk.example' } })
  await desk.act(desk.people.ida, changePortalEndpoint, {
    params: { accountId: desk.accountId },
    body: { slug: 'acme-rail' },
  })
  const ticket = await desk.contact('ana').opens({ priority: 'P1' })
  await desk.engineer('bo').replies(ticket, 'We are looking at it.')
  await desk.mailGoes()
  await desk.close()
  const linkTo = (address: string) =>
    sent.filter(({ to }) => to === address).map(({ text }) => /https:\/\/\S+\/tickets\/ACME-1/.exec(text)?.[0])
  return { customers: new Set(linkTo('ana@acme.test')), staff: new Set(linkTo('bo@vendor.test')) }
}

it('letters lead a customer into the portal of her account, and colleagues into the console', async () => {
  expect(await linksIn('premium')).toEqual({
    customers: new Set(['https://desk.example/p/acme-rail/tickets/ACME-1']),
    staff: new Set(['https://desk.example/console/tickets/ACME-1']),
  })
})

it('letters lead a customer without a portal of her own into the shared one', async () => {
  expect((await linksIn('standard')).customers).toEqual(new Set(['https://desk.example/tickets/ACME-1']))
})
