import { expect } from 'vitest'
import { buildIfStale } from '../../../../../documents/build-if-stale.ts'
import { openDesk, type ScenarioDesk } from '../../../../test/desk.ts'
import { openMail } from '../../../adapters/smtp.ts'
import type { LookUpTxt } from '../../mail-domains/index.ts'
import { openRelay, type Relay, type TakenMail } from './relay.ts'

/** A whole desk whose mail goes to a real relay in this process. */
export interface MailDesk {
  readonly desk: ScenarioDesk
  readonly relay: Relay
  /** The mail that a person got: contacts at acme.test, staff at vendor.test. */
  readonly to: (name: string, side?: 'acme' | 'vendor') => readonly TakenMail[]
  readonly states: () => Promise<readonly { readonly state: string; readonly n: number }[]>
  readonly close: () => Promise<void>
}

export async function openMailDesk(more: { readonly lookUpTxt?: LookUpTxt } = {}): Promise<MailDesk> {
  await buildIfStale()
  const relay = await openRelay()
  const desk = await openDesk({
    ...more,
    at: 'Tue 10:00',
    account: 'premium in America/Chicago',
    mail: openMail({ smtpUrl: relay.url, mailFrom: 'Northlight Support <support@vendor.test>' }),
  })
  return {
    desk,
    relay,
    to: (name, side = 'acme') => relay.taken.filter((mail) => mail.to.includes(`${name}@${side}.test`)),
    states: () => desk.sql('SELECT state, count(*)::int AS n FROM deliveries GROUP BY state ORDER BY state'),
    close: async () => {
      await desk.close()
      await relay.close()
    },
  }
}

/** The one of a list, which must have just one. */
export function only<T>(list: readonly T[]): T {
  expect(list).toHaveLength(1)
  return list[0] as T
}
