import { DirectoryHeld, NobodyAnswers } from '@mainstay/server/platform/data-directory'
import { expect, it } from 'vitest'
import { configured } from './configured.ts'

const run = async (thrown: unknown) => {
  let said = ''
  const stderr = { write: (text: string) => (said += text) }
  const code = await configured({ env: {}, stderr }, 'all', () => Promise.reject(thrown))
  return { code, said }
}

it('a directory that another Mainstay holds, and a holder that does not answer, are told in a sentence: exit 3', async () => {
  expect(await run(new DirectoryHeld('/srv/desk'))).toEqual({
    code: 3,
    said: '/srv/desk is in use by a running Mainstay.\n',
  })
  expect(await run(new NobodyAnswers('Try again in a moment.'))).toEqual({ code: 3, said: 'Try again in a moment.\n' })
})

it('a fault of ours is not hidden', async () => {
  await expect(run(new Error('broken'))).rejects.toThrow('broken')
})
