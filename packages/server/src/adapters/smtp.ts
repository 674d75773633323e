import { createTransport } from 'nodemailer'
import type { MailTransport, OutgoingMail, PostOutcome } from '../features/notifications/ports.ts'

const CONNECT_MS = 10_000
const SILENCE_MS = 20_000

/** One plain address: no quoted local part, no group, no route, so that no parser reads another one into it (A26). */
const plainAddress = /^[^\s"(),:;<>@[\\\]\p{Cc}]{1,64}@[^\s"(),:;<>@[\\\]\p{Cc}]{1,253}$/u

export interface MailSettings {
  /** `smtp://user:password@host:587`, or `smtps://` */
  readonly smtpUrl: string | undefined
  /** `support@example.com` or `Support <support@example.com>` */
  readonly mailFrom: string | undefined
}

/** The relay that the settings name; undefined where none is named. Throws with a sentence when MAIL_FROM cannot be used. */
export function openMail({ smtpUrl, mailFrom }: MailSettings): MailTransport | undefined {
  if (smtpUrl === undefined || mailFrom === undefined) return undefined
  const from = readSender(mailFrom)
  const relay = createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    domain: from.address.slice(from.address.lastIndexOf('@') + 1),
    close: () => relay.close(),
    async post(mail) {
      if (!plainAddress.test(mail.to.address))
        return { outcome: 'refused', code: 'address.invalid', isAddressBad: true }
      try {
        await relay.sendMail(messageOf(mail, from))
        return { outcome: 'sent' }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

interface Sender {
  readonly name: string
  readonly address: string
}

function readSender(mailFrom: string): Sender {
  const [, name = '', bracketed] = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>]+)>)\s*$/u.exec(mailFrom) ?? []
  const address = (bracketed ?? mailFrom).trim()
  if (!plainAddress.test(address))
    throw new Error('MAIL_FROM must be one address, such as Support <support@example.com>.')
  return { name: oneLine(name), address }
}

/** CR, LF and NUL would begin another header: they never reach one, whoever typed them (A27). */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

/** The envelope names one sender and one reader by address alone; what stands in the headers cannot add another. */
const messageOf = (mail: OutgoingMail, from: Sender) => ({
  ...letterOf(mail, from),
  ...(mail.invitation === undefined
    ? {}
    : {
        icalEvent: { ...mail.invitation, filename: mail.invitation.method === 'CANCEL' ? 'cancel.ics' : 'invite.ics' },
      }),
})

const letterOf = ({ to, subject, text, html, pictures, messageId, references, at }: OutgoingMail, from: Sender) => ({
  envelope: { from: from.address, to: [to.address] },
  from,
  to: { name: oneLine(to.name), address: to.address },
  subject: oneLine(subject),
  text,
  html,
  attachments: pictures.map(({ cid, fileName, contentType, base64 }) => ({
    cid,
    filename: fileName,
    contentType,
    contentDisposition: 'inline' as const,
    content: base64,
    encoding: 'base64',
  })),
  messageId,
  ...(references === undefined ? {} : { references, inReplyTo: references }),
  date: new Date(at),
  // RFC 3834: programs that answer mail by themselves leave this one alone
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
})

/** The receiving side alone refuses for good. A relay that wants another password or sender is ours to mend: later. */
function outcomeOf(error: unknown): Exclude<PostOutcome, { outcome: 'sent' }> {
  const { responseCode, enhanced, command, code } = factsOf(error)
  const said = [responseCode, enhanced].filter((part) => part !== undefined).join('.')
  const status = said === '' ? (code ?? 'smtp.fault') : `smtp.${said}`
  const isAboutReader = command === 'RCPT TO' || command === 'DATA'
  if (!isAboutReader || (responseCode ?? 0) < 500) {
    return { outcome: 'later', code: status, isAway: command === 'CONN' && responseCode === undefined }
  }
  // 5.7 is a verdict on the sender (RFC 3463, 3.8), such as a block list: one such day must not silence every address.
  return { outcome: 'refused', code: status, isAddressBad: !/^5\.7\./.test(enhanced ?? '') }
}

interface SmtpFacts {
  readonly responseCode?: number | undefined
  /** `5.1.1`, where the relay says so (RFC 3463). */
  readonly enhanced?: string | undefined
  readonly command?: string | undefined
  readonly code?: string | undefined
}
/** Codes alone: the relay's own words may carry addresses. */
function factsOf(error: unknown): SmtpFacts {
  if (!(error instanceof Error)) return {}
  const { responseCode, response, command, code } = error as Error & Record<string, unknown>
  return {
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
    enhanced: typeof response === 'string' ? /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined,
    command: typeof command === 'string' ? command : undefined,
    code: typeof code === 'string' ? `smtp.${code.toLowerCase()}` : undefined,
  }
}
