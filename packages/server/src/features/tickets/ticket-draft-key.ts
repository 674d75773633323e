import { encodeId } from '../../platform/ids/index.ts'

/** Under which name a person's draft on this ticket is kept: an answer, or a note beside it. */
export const draftKeyOf = (ticketId: string, audience: 'customer' | 'staff'): string =>
  `${encodeId('tkt', ticketId)}${audience === 'staff' ? '.note' : ''}`
