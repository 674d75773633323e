import {
  changeTemplateEndpoint,
  createTemplateEndpoint,
  listTemplatesEndpoint,
  removeTemplateEndpoint,
} from '@mainstay/contracts/templates'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
})
afterAll(() => desk.close())

const add = (name: string, by = desk.people.ida) =>
  desk.act(by, createTemplateEndpoint, { body: { name, text: 'Hello {contact},' } })

describe('templates for replies', () => {
  it('are read by every engineer, by name, and written by a lead', async () => {
    await add('Logs, please')
    await add('Closing')
    const { items } = await desk.act(desk.people.bo, listTemplatesEndpoint, {})
    expect(items.map(({ name, text }) => [name, text])).toEqual([
      ['Closing', 'Hello {contact},'],
      ['Logs, please', 'Hello {contact},'],
    ])
  })
  it('are changed and removed by whoever leads; the list follows', async () => {
    const made = await add('To change')
    const params = { templateId: made.id }
    const changed = await desk.act(desk.people.ida, changeTemplateEndpoint, { params, body: { text: 'Other words.' } })
    expect(changed).toMatchObject({ name: 'To change', text: 'Other words.', version: 2 })
    await desk.act(desk.people.ida, removeTemplateEndpoint, { params })
    const { items } = await desk.act(desk.people.bo, listTemplatesEndpoint, {})
    expect(items.map(({ name }) => name)).not.toContain('To change')
    await expect(desk.act(desk.people.ida, removeTemplateEndpoint, { params })).rejects.toMatchObject({
      code: 'template.not_found',
    })
  })
  it('are not an engineer’s or a customer’s to write: access.denied, and a customer reads none', async () => {
    await expect(add('Mine', desk.people.bo)).rejects.toMatchObject({ code: 'access.denied' })
    await expect(desk.act(desk.people.ana, listTemplatesEndpoint, {})).rejects.toMatchObject({
      code: 'request.not_found',
    })
  })
  it('have names of their own, whatever their case: template.name_taken', async () => {
    await add('Once')
    await expect(add('ONCE')).rejects.toMatchObject({ code: 'template.name_taken' })
  })
  it('are as many as fit a menu: template.too_many', async () => {
    await desk.sql(`INSERT INTO reply_templates (id, name, body, created_at, changed_at)
      SELECT gen_random_uuid(), 'filler ' || n, 'x', '2026-11-24', '2026-11-24' FROM generate_series(1, 200) AS n`)
    await expect(add('One more')).rejects.toMatchObject({ code: 'template.too_many' })
  })
})
