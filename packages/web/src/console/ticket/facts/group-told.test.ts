import { expect, it } from 'vitest'
import { groupTold } from './group-told.ts'

const told = (name: string, kind: string, at: string) => ({ name, kind, at })

it('shows together who was told the same thing at the same time, the newest still first', () => {
  const list = [
    told('Ana', 'answered', '2026-11-24T10:05:00.000Z'),
    told('Ida', 'breached', '2026-11-24T10:00:00.000Z'),
    told('Dana', 'answered', '2026-11-24T10:05:00.000Z'),
    told('Ana', 'answered', '2026-11-24T09:00:00.000Z'),
  ]
  expect(groupTold(list).map(({ told: one }) => one.map(({ name }) => name))).toEqual([
    ['Ana', 'Dana'],
    ['Ida'],
    ['Ana'],
  ])
})
