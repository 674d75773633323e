import { expect, it } from 'vitest'
import { runCollector } from '../run-collectors.ts'

const look = (names: readonly string[], network = true) =>
  runCollector(
    { id: 'names', kind: 'latency', timeoutSeconds: 20, network: [], names: [...names] },
    { env: {}, network, signal: new AbortController().signal, redact: (text) => text, skip: new Set() },
  )

it('names are looked up as programs of this machine do, and none that is not known ends the others', async () => {
  const { state, facts } = await look(['localhost', 'nowhere.invalid'])
  expect(state).toBe('read')
  expect(facts).toMatchObject({
    measured: {
      names: [
        { name: 'localhost', ms: Array.from({ length: 5 }, () => expect.any(Number)), failures: 0 },
        { name: 'nowhere.invalid', ms: [], failures: 5 },
      ],
    },
  })
})

it('no name is looked up where the network is switched off', async () => {
  expect(await look(['localhost'], false)).toMatchObject({
    facts: { measured: {} },
    reason: expect.stringContaining('switched off'),
  })
})
