import {
  createKnownIssueEndpoint,
  listKnownIssuesEndpoint,
  solveByKnownIssueEndpoint,
} from '@mainstay/contracts/known-issues'
import {
  createReleaseEndpoint,
  getReleaseEndpoint,
  publishReleaseEndpoint,
  solveByReleaseEndpoint,
} from '@mainstay/contracts/releases'
import { listTicketsEndpoint } from '@mainstay/contracts/tickets'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'

let desk: ScenarioDesk
let issue: { id: string }
let release: { id: string }
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  const { ida } = desk.people
  issue = await desk.act(ida, createKnownIssueEndpoint, {
    body: { title: 'Agents lose their session', says: 'Behind a proxy.', affectedRange: '>=9.0', isPublic: true },
  })
  release = await desk.act(ida, createReleaseEndpoint, {
    body: { version: '9.1.0', kind: 'update', availableOn: '2026-11-20' },
  })
  await desk.act(ida, publishReleaseEndpoint, { params: { releaseId: release.id }, body: {} })
})
afterAll(() => desk.close())

const byIssue = (personId: string, isSolved = true) =>
  desk.act(personId, solveByKnownIssueEndpoint, { params: { knownIssueId: issue.id }, body: { isSolved } })
const byRelease = (personId: string, isSolved = true) =>
  desk.act(personId, solveByReleaseEndpoint, { params: { releaseId: release.id }, body: { isSolved } })
async function countedBy(personId: string) {
  const [known] = (await desk.act(personId, listKnownIssuesEndpoint, { query: {} })).items
  const shown = await desk.act(personId, getReleaseEndpoint, { params: { releaseId: release.id } })
  return [known?.solvedBefore, shown.solvedBefore]
}

it('what solved it before a ticket was opened is counted for the staff alone, and opens none', async () => {
  const { ana, dana, bo } = desk.people
  await byIssue(ana)
  await byIssue(dana)
  await byRelease(ana)

  expect(await countedBy(bo)).toEqual([2, 1])
  expect(await countedBy(ana)).toEqual([undefined, undefined])
  expect((await desk.act(bo, listTicketsEndpoint, { query: { limit: 10 } })).items).toEqual([])
})

it('whoever finds that it does not after all takes her own attempt up again, once', async () => {
  const { ana, dana, bo } = desk.people
  await byIssue(ana, false)
  await byIssue(ana, false)
  await byRelease(dana, false)

  expect(await countedBy(bo)).toEqual([1, 1])
})

it('what is in nobody’s sight solves nothing: known_issue.not_found, release.not_found', async () => {
  const { ida, ana } = desk.people
  const hidden = await desk.act(ida, createKnownIssueEndpoint, {
    body: { title: 'Not yet said', says: 'Ours.', affectedRange: '>=9.0' },
  })
  const draft = await desk.act(ida, createReleaseEndpoint, { body: { version: '9.9.0', kind: 'update' } })
  await expect(
    desk.act(ana, solveByKnownIssueEndpoint, { params: { knownIssueId: hidden.id }, body: {} }),
  ).rejects.toMatchObject({ code: 'known_issue.not_found' })
  await expect(
    desk.act(ana, solveByReleaseEndpoint, { params: { releaseId: draft.id }, body: {} }),
  ).rejects.toMatchObject({ code: 'release.not_found' })
})
