import { listDeliveriesEndpoint, replayDeliveryEndpoint } from '@mainstay/contracts/deliveries'
import type { EventType } from '@mainstay/contracts/events'
import { listNotificationsEndpoint, readNotificationsEndpoint } from '@mainstay/contracts/notifications'
import { changeChoicesEndpoint, getChoicesEndpoint, listToldEndpoint } from '@mainstay/contracts/told'
import type { Logger } from 'pino'
import type { Principal } from '../../platform/ctx.ts'
import { type Route, serve } from '../../platform/http/route.ts'
import type { Deliver, DeliverTogether } from '../../platform/jobs/index.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { accountNewsEvents } from './account-news.ts'
import { changeChoices, getChoices } from './choices.ts'
import { tellingEvents } from './kinds.ts'
import { letterAskedEvent } from './letter-asked.ts'
import { listDeliveries } from './list-deliveries.ts'
import { listNotifications } from './list-notifications.ts'
import { listTold } from './list-told.ts'
import { notify } from './notify.ts'
import type { InvitationSource, LetterSource, MailTransport } from './ports.ts'
import { PostRoom } from './post-room.ts'
import { readNotifications } from './read-notifications.ts'
import { replayDelivery } from './replay-delivery.ts'
import { mailToSend } from './send-due.ts'

export { countWaiting } from './delivery-queries.ts'
export type { AskedLetter, InvitationSource, LetterSource, MailTransport } from './ports.ts'

export const notificationRoutes: readonly Route[] = [
  serve(listNotificationsEndpoint, listNotifications),
  serve(readNotificationsEndpoint, readNotifications),
  serve(listDeliveriesEndpoint, listDeliveries),
  serve(replayDeliveryEndpoint, replayDelivery),
  serve(listToldEndpoint, listTold),
  serve(getChoicesEndpoint, (ctx) => getChoices(ctx)),
  serve(changeChoicesEndpoint, changeChoices),
]

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

export interface NotificationParts {
  readonly openUnit: OpenUnit
  readonly log: Logger
  /** Where the links in mails lead. */
  readonly publicUrl: string
  /** Who writes the letters that other slices ask for. */
  readonly letterSources: readonly LetterSource[]
  /** Who writes the invitations that go along with news. */
  readonly invitations: InvitationSource
  /** From 0 to 1: spreads retries. */
  readonly chance: () => number
  /** Absent where mail is not set up: people are then told in the desk alone. */
  readonly transport: MailTransport | undefined
}
export interface Notifications {
  /** The effect `notify`: for `effects.registerEffect('notify', …)`. */
  readonly effect: {
    readonly on: readonly EventType[]
    readonly deliver: Deliver
    readonly deliverTogether: DeliverTogether
  }
  /** Retries and first tries of mail; empty where mail is not set up. */
  readonly sources: readonly SweepSource[]
  /** Resolves once no mail is on its way to the relay: for simulation and tests. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Tells people what happened: in the desk at once, by mail where it is set up. */
export function openNotifications({ transport, ...parts }: NotificationParts): Notifications {
  const deliverTogether: DeliverTogether = (happened) =>
    parts.openUnit(worker, 'write', (ctx) => notify(ctx, happened, transport?.domain))
  const postRoom = transport && new PostRoom({ ...parts, transport })
  return {
    effect: {
      on: [...tellingEvents, ...accountNewsEvents, letterAskedEvent],
      deliver: (one) => deliverTogether([one]),
      deliverTogether,
    },
    sources: postRoom ? [mailToSend(postRoom)] : [],
    settled: async () => postRoom?.settled(),
    close: async () => postRoom?.close(),
  }
}
