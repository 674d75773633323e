import { listTicketCommitmentsEndpoint } from '@mainstay/contracts/commitments'
import { excuseCommitmentEndpoint } from '@mainstay/contracts/excuses'
import { giveScopeVerdictEndpoint } from '@mainstay/contracts/scope'
import { saySolvedEndpoint } from '@mainstay/contracts/solved-answers'
import {
  acknowledgeAttentionEndpoint,
  askAttentionEndpoint,
  assignTicketEndpoint,
  changePriorityEndpoint,
  changeStatusEndpoint,
  decideDissentEndpoint,
  disagreeEndpoint,
  getTimelineEndpoint,
  openTicketEndpoint,
  replyToTicketEndpoint,
  setSightEndpoint,
} from '@mainstay/contracts/tickets'
import type { Founded } from './found-desk.ts'
import type { Stage } from './stage.ts'
import type { Step, Story } from './story.ts'
import { afterSpan, instantOf, span } from './times.ts'

interface Player {
  readonly personId: string
  readonly accountId?: string
}
/** A step with the instant at which it is played. */
export interface Cue {
  readonly at: number
  readonly play: () => Promise<void>
}

/** Plays every story in the order of time, all tickets together and what else there is beside, up to now. */
export async function playStories(
  stage: Stage,
  founded: Founded,
  stories: readonly Story[],
  { now, beside = [] }: { readonly now: number; readonly beside?: readonly Cue[] },
): Promise<void> {
  const told = stories.flatMap((story) => cuesOf(stage, founded, story, now))
  const cues = [...told, ...beside].filter(({ at }) => at <= now)
  for (const { at, play } of cues.sort((a, b) => a.at - b.at)) {
    await stage.passTo(at)
    await play()
  }
  await stage.passTo(now)
}

function playerOf({ staff, contacts }: Founded, key: string): Player {
  const contact = contacts.get(key)
  if (contact) return { personId: contact.personId, accountId: contact.accountId }
  const personId = staff.get(key)
  if (personId === undefined) throw new Error(`nobody is called ${key}`)
  return { personId }
}

function cuesOf(stage: Stage, founded: Founded, story: Story, now: number): readonly Cue[] {
  const account = founded.accounts.get(story.account)
  const opener = founded.contacts.get(story.by)
  if (!account || !opener) throw new Error(`${story.account} has no ${story.by}`)
  const ticket = { id: '' }
  let at = instantOf(story.when, opener.zone, now)
  const cues: Cue[] = [{ at, play: () => open(stage, founded, { story, ticket }) }]
  for (const step of story.steps) {
    at = afterSpan(at, step.after, account.zone)
    const moment = at
    cues.push({
      at,
      play: () => playStep(stage, { who: playerOf(founded, step.by), step, ticketId: ticket.id, at: moment, founded }),
    })
  }
  return cues
}

async function open(
  stage: Stage,
  founded: Founded,
  { story, ticket }: { readonly story: Story; readonly ticket: { id: string } },
): Promise<void> {
  const { account, by, when: _when, steps: _steps, environment, ...rest } = story
  const environmentId =
    environment === undefined ? undefined : founded.accounts.get(account)?.environments.get(environment)
  const opened = await stage.act(openTicketEndpoint, playerOf(founded, by), {
    body: { ...rest, ...(environmentId === undefined ? { environment: 'none' as const } : { environmentId }) },
  })
  ticket.id = opened.id
}

interface Scene {
  readonly who: Player
  readonly step: Step
  readonly ticketId: string
  readonly at: number
  readonly founded: Founded
}

async function playStep(stage: Stage, scene: Scene): Promise<void> {
  const { who, step, ticketId } = scene
  const params = { ticketId }
  if ('reply' in step) return await reply(stage, scene, step)
  if ('note' in step)
    await stage.act(replyToTicketEndpoint, who, { params, body: { audience: 'staff', text: step.note } })
  else if ('priority' in step)
    await stage.act(changePriorityEndpoint, who, { params, body: { priority: step.priority, reason: step.reason } })
  else if ('attention' in step) await stage.act(askAttentionEndpoint, who, { params, body: { reason: step.attention } })
  else if ('acknowledge' in step)
    await stage.act(acknowledgeAttentionEndpoint, who, { params, body: { text: step.acknowledge } })
  else if ('disagree' in step)
    await stage.act(disagreeEndpoint, who, {
      params,
      body: { changeId: await latestChange(stage, scene, 'priority'), text: step.disagree },
    })
  else if ('dispute' in step)
    await stage.act(disagreeEndpoint, who, {
      params,
      body: { changeId: await latestChange(stage, scene, 'scope'), text: step.dispute },
    })
  else if ('rule' in step)
    await stage.act(decideDissentEndpoint, who, {
      params,
      body: { changeId: await latestChange(stage, scene, 'dissent'), ...step.rule },
    })
  else if ('assign' in step)
    await stage.act(assignTicketEndpoint, who, { params, body: { assigneeId: assigneeOf(stage, scene, step.assign) } })
  else if ('solved' in step) {
    const { solved: answer, words } = step
    await stage.act(saySolvedEndpoint, who, { params, body: { answer, ...(words === undefined ? {} : { words }) } })
  } else if ('excuse' in step) await excuse(stage, scene, step.excuse)
  else if ('sight' in step) await stage.act(setSightEndpoint, who, { params, body: { sight: step.sight } })
  else await changeStatus(stage, scene, step)
}

const assigneeOf = (stage: Stage, { founded }: Scene, key: string | null): string | null =>
  key === null ? null : stage.wire('per', playerOf(founded, key).personId)

async function reply(
  stage: Stage,
  { who, ticketId, at }: Scene,
  step: Extract<Step, { reply: string }>,
): Promise<void> {
  const { turn, status, workaround, nextUpdate, judge } = step
  const params = { ticketId }
  const message = {
    text: step.reply,
    ...(turn ? { turn } : {}),
    ...(status ? { status } : {}),
    ...(workaround ? { workaround } : {}),
    ...(nextUpdate ? { nextUpdateBy: new Date(at + span(nextUpdate)).toISOString() } : {}),
  }
  if (judge) await stage.act(giveScopeVerdictEndpoint, who, { params, body: { ...judge, message } })
  else await stage.act(replyToTicketEndpoint, who, { params, body: { audience: 'customer', ...message } })
}

async function excuse(stage: Stage, { who, ticketId }: Scene, reason: string): Promise<void> {
  const { items } = await stage.act(listTicketCommitmentsEndpoint, who, { params: { ticketId } })
  const late = items.find(({ state }) => state === 'met_late' || state === 'breached')
  if (!late) throw new Error('nothing of it is late')
  await stage.act(excuseCommitmentEndpoint, who, { params: { commitmentId: late.id }, body: { reason } })
}

async function changeStatus(stage: Stage, { who, ticketId }: Scene, step: Step): Promise<void> {
  if (!('status' in step) || step.status === undefined) throw new Error('a step without a deed')
  const { status } = step
  const reason = 'reason' in step ? step.reason : undefined
  const because = 'because' in step ? step.because : undefined
  await stage.act(changeStatusEndpoint, who, {
    params: { ticketId },
    body: { status, ...(reason ? { reason } : {}), ...(because ? { because } : {}) },
  })
}

/** The id of the latest change of a kind, as a reader of the timeline would find it. */
async function latestChange(
  stage: Stage,
  { who, ticketId }: Scene,
  kind: 'priority' | 'scope' | 'dissent',
): Promise<string> {
  const { items } = await stage.act(getTimelineEndpoint, who, { params: { ticketId } })
  const found = items.findLast((entry) => entry.type === 'change' && entry.change.kind === kind)
  if (found?.type !== 'change') throw new Error(`there is no ${kind} to answer`)
  return found.change.id
}
