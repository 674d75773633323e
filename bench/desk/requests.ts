import type { Asked } from './drive.ts'

const priorities = ['P0', 'P1', 'P2', 'P3'] as const
const text = 'Since this morning the nightly run stops at the second step and says nothing about why. '.repeat(7)

/** A contact opens a ticket: a paragraph of text, any priority. */
export const openings = (contactKeys: readonly string[]): Asked[] =>
  contactKeys.map((key, index) => ({
    method: 'POST',
    path: '/api/v1/tickets',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'defect',
      subject: 'The nightly run stops',
      text,
      priority: priorities[index % priorities.length],
    }),
    status: 201,
  }))

/** An engineer looks at the first fifty tickets in policy order, or at the page behind a cursor. */
export const queueReads = (staffKeys: readonly string[], cursor?: string): Asked[] =>
  staffKeys.map((key) => ({
    method: 'GET',
    path: `/api/v1/tickets?order=policy&status=any_open&limit=50${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    headers: { authorization: `Bearer ${key}` },
    status: 200,
  }))
