import type { ToldEntry } from '@mainstay/contracts/told'
import { expect, it } from 'vitest'
import { groupTold } from './group-told.ts'

const told = (name: string, kind: string, at: string, text: string, state: 'sent' | 'refused'): ToldEntry => ({
  id: `ntf_${name}`,
  kind,
  at,
  person: { id: `per_${name}`, name, side: 'customer', city: null },
  decision: {
    code: 'told',
    policyVersion: '1',
    clauses: ['13.1'],
    reasons: [{ code: 'told', clause: '13.1', facts: {}, text }],
  },
  mail: { id: 'dlv_1', state, lastErrorCode: null, sentAt: null },
  mailCameBackAt: null,
})
const list = [
  told('Ana', 'answered', '10:05', 'Told as the one who opened it.', 'sent'),
  told('Ida', 'breached', '10:00', 'Told as the lead on duty.', 'sent'),
  told('Dana', 'answered', '10:05', 'Told as a contact.', 'sent'),
  told('Ben', 'answered', '10:05', 'Told as a contact.', 'sent'),
  told('Eva', 'answered', '10:05', 'Told as a contact.', 'refused'),
]

it('shows once what was told at one instant, the newest first, and in one line who was told of it alike', () => {
  const shown = groupTold(list).map(({ kind, lines }) => [kind, ...lines.map(({ names }) => names.join(', '))])
  expect(shown).toEqual([
    ['answered', 'Ana', 'Dana, Ben', 'Eva'],
    ['breached', 'Ida'],
  ])
})

it('keeps apart whose mail was refused from whose was sent', () => {
  expect(groupTold(list)[0]?.lines.map(({ mail }) => mail?.state)).toEqual(['sent', 'sent', 'refused'])
})
