import { expect, it } from 'vitest'
import { cityOf } from './city-of.ts'

it('a zone is called by its place, as people there write it', () => {
  expect(['America/New_York', 'America/Sao_Paulo', 'Europe/Berlin', 'UTC'].map(cityOf)).toEqual([
    'New York',
    'São Paulo',
    'Berlin',
    'UTC',
  ])
})
