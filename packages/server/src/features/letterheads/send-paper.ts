import { Readable } from 'node:stream'
import type { AssessmentPaper, ServicePaper } from '@mainstay/documents'
import type { FastifyReply } from 'fastify'
import type { Press } from '../../platform/paper/index.ts'
import { attachmentHeader, type Pictures } from '../files/index.ts'
import type { Letterhead } from './letterhead-for.ts'
import { paperLogo } from './own-logo.ts'

export interface PaperParts {
  readonly press: Press
  readonly pictures: Pictures
  readonly ownLogo: () => Promise<Buffer | undefined>
}

/** Prints a paper under its letterhead and answers with it. Outside any transaction: it takes seconds. */
export async function sendPaper<Paper extends AssessmentPaper | ServicePaper>(
  parts: PaperParts,
  {
    reply,
    paper,
    letterhead,
  }: { readonly reply: FastifyReply; readonly paper: Paper; readonly letterhead: Letterhead },
): Promise<FastifyReply> {
  const printed = await parts.press.print(await underLogos(parts, paper, letterhead))
  return reply
    .type('application/pdf')
    .header('Content-Disposition', attachmentHeader(`${paper.frame.number}.pdf`))
    .header('Cache-Control', 'private, no-store')
    .send(printed)
}

/** Logos are kept as WebP, which no PDF holds. */
async function underLogos<Paper extends AssessmentPaper | ServicePaper>(
  { pictures, ownLogo }: PaperParts,
  paper: Paper,
  { customerLogo }: Letterhead,
): Promise<Paper> {
  const [own, customers] = await Promise.all([
    ownLogo(),
    customerLogo && pictures.redraw(Readable.from([customerLogo]), paperLogo),
  ])
  const { frame } = paper
  return {
    ...paper,
    frame: { ...frame, vendor: { ...frame.vendor, mark: asPicture(own) }, customerMark: asPicture(customers) },
  }
}

const asPicture = (picture: Buffer | undefined) => picture && { base64: picture.toString('base64') }
