import { permissionMatrix } from '@mainstay/policy/access'
import { expect, it } from 'vitest'
import { fitting } from './fitting.ts'

const found = (wanted: string) => fitting(permissionMatrix(), wanted).map(({ action }) => action)

it('an action is found by its words, by its code and by who may', () => {
  expect(found('colleagues note')).toContain('ticket.note')
  expect(found('ticket.disagree')).toEqual(['ticket.disagree'])
  expect(found('auditor audit')).toContain('audit.see')
  expect(found('auditor disagree')).toEqual([])
})

it('nothing wanted shows everything, and what nobody says shows nothing', () => {
  expect(found('  ')).toHaveLength(permissionMatrix().length)
  expect(found('xylophone')).toEqual([])
})
