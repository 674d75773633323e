import { describe, expect, it } from 'vitest'
import { renderLetter } from '../letter/render-letter.tsx'
import { customerWords } from './customer-words.ts'
import { staffWords } from './staff-words.ts'
import type { TicketFacts } from './ticket-facts.ts'
import { ticketLetter } from './ticket-letter.ts'

const facts: TicketFacts = {
  number: 'ACME-142',
  subject: 'Deploys stand <b>still</b>',
  priority: 'P1 Critical',
  account: 'Acme Rail',
  link: 'https://support.example.com/tickets/ACME-142',
  by: 'Bo',
  at: 'Tue 24 Nov 16:00 your time (09:00 in Chicago)',
  dueAt: 'Tue 24 Nov 17:00',
  percent: 50,
  promise: 'first answer',
  zone: 'Berlin (GMT+1)',
}
const every = [
  ...Object.keys(customerWords).map((kind) => ['customer', kind] as const),
  ...Object.keys(staffWords).map((kind) => ['staff', kind] as const),
]

describe.each(every)('a letter to %s: %s', (side, kind) => {
  const letter = ticketLetter(side, kind, facts)

  it('says the ticket in its subject and leads to it', () => {
    expect(letter?.subject).toContain('ACME-142')
    expect(letter?.action.href).toBe(facts.link)
  })
  it('brings along every picture that it shows, small enough for any relay', async () => {
    if (!letter) throw new Error('no letter')
    const { html, pictures } = await renderLetter(letter)
    const shown = [...html.matchAll(/cid:([^"]+)/g)].map(([, cid]) => cid)
    expect(shown).toEqual(pictures.map(({ cid }) => cid))
    for (const { base64 } of pictures) {
      const bytes = Buffer.from(base64, 'base64')
      expect(bytes.subarray(1, 4).toString()).toBe('PNG')
      expect(bytes.length).toBeLessThan(4_000)
    }
  })
  it('has one title, and shows beside its subject its first sentence and nothing of the letter', async () => {
    if (!letter) throw new Error('no letter')
    const { html } = await renderLetter(letter)
    expect(html.match(/<title>/g)).toHaveLength(1)
    expect(html).toMatch(/<div style="display:none[^>]+>[^<]{240,}<\/div>/)
  })
  it('keeps a calm tone', async () => {
    if (!letter) throw new Error('no letter')
    const { text } = await renderLetter(letter)
    expect(text).not.toMatch(/!|successfully|undefined|null/i)
  })
  it('shows tags of a subject as they were typed, and loads nothing from anywhere', async () => {
    if (!letter) throw new Error('no letter')
    const { html, text } = await renderLetter(letter)
    expect(html).toContain('&lt;b&gt;still&lt;/b&gt;')
    expect(html).not.toContain('<b>still')
    expect(text).toContain(facts.link)
    expect(html.replaceAll(/<img src="cid:[^"]+"/g, '')).not.toMatch(/<img|<script|url\(|@import|<link[^>]+stylesheet/i)
    expect(text).toContain('Deploys stand <b>still</b>')
  })
})

describe('what stands in a header', () => {
  it('is one line of bounded length, whatever was typed', () => {
    const letter = ticketLetter('customer', 'answered', { ...facts, subject: `a\r\nBcc: x\0\u2028${'y'.repeat(900)}` })
    expect(letter?.subject).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}]{1,120}$/u)
  })
  it('has no mail of a kind that the other side alone gets', () => {
    expect(ticketLetter('customer', 'breached', facts)).toBeUndefined()
    expect(ticketLetter('staff', 'your_turn', facts)).toBeUndefined()
  })
})
