import { endpoints } from '@mainstay/contracts/api'
import { problemCatalogue } from '@mainstay/contracts/problems'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from './desk.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
})
afterAll(() => desk.close())

it('every operation of the contract is served, and by one route alone', () => {
  const missing = endpoints.filter(({ method, path }) => !desk.desk.app.hasRoute({ method, url: `/api/v1${path}` }))
  expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  const names = endpoints.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(names).size).toBe(names.length)
})

it('the document describes every operation, and each names only refusals that exist', async () => {
  const { body } = await desk.desk.app.inject('/api/openapi.json')
  const document = JSON.parse(body)
  for (const { method, path, refuses } of endpoints) {
    expect(document.paths[path.replaceAll(/:([A-Za-z]+)/g, '{$1}')]?.[method.toLowerCase()], path).toBeDefined()
    for (const code of refuses) expect(problemCatalogue).toHaveProperty([code])
  }
})
