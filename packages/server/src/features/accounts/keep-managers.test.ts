import { changeAccountEndpoint, getAccountEndpoint } from '@mainstay/contracts/accounts'
import { endStaffEndpoint } from '@mainstay/contracts/staff'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { encodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
})
afterAll(() => desk.close())

it('whoever manages accounts leaves only after giving them away (staff.manages_accounts, with their codes)', async () => {
  const { ida, bo, marta } = desk.people
  const end = () =>
    desk.act(ida, endStaffEndpoint, { params: { personId: encodeId('per', marta) } }).then(
      () => 'ended',
      ({ code, detail }: { code?: string; detail?: string }) => ({ code, detail }),
    )
  expect(await end()).toEqual({ code: 'staff.manages_accounts', detail: 'Give ACME another manager first.' })
  const params = { accountId: desk.accountId }
  expect(await desk.act(bo, getAccountEndpoint, { params })).toMatchObject({ manager: { name: 'Marta' } })

  await desk.act(ida, changeAccountEndpoint, { params, body: { managerId: encodeId('per', bo) } })
  expect(await end()).toBe('ended')
})
