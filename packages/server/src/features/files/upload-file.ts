import type { Readable } from 'node:stream'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { uploadFileEndpoint } from '@mainstay/contracts/files'
import { Refusal } from '@mainstay/contracts/problems'
import { type Actor, can } from '@mainstay/policy/access'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerKeyed } from '../../platform/http/answer-keyed.ts'
import type { Call, Caller } from '../../platform/http/route.ts'
import { encodeTypeId } from '../../platform/ids/index.ts'
import { cleanFileName, cleanType } from './file-names.ts'
import type { FilesParts } from './files-parts.ts'
import type { StoredBytes } from './ports.ts'
import { type DraftRow, insertDraft } from './queries.ts'

export const fileLimitBytes = 25 * 1_048_576
const longestBoundary = 70
const noAccount = '00000000-0000-0000-0000-000000000000'

/** Lets this route read `multipart/form-data`, within narrow limits; every other type is the file itself. */
export const readUploads = (app: FastifyInstance): Promise<void> => readUploadsUpTo(fileLimitBytes)(app)

/** The same for files of another size. */
export const readUploadsUpTo = (fileSize: number) => async (app: FastifyInstance) => {
  await app.register(multipart, {
    limits: {
      fileSize,
      files: 1,
      fields: 4,
      parts: 5,
      fieldSize: 1_000,
      fieldNameSize: 100,
      headerPairs: 20,
    },
  })
}

/**
 * Takes a file to the disk as it comes, never holding it whole; a row names it once it is there. Until a message
 * carries it, it is its sender's alone.
 */
export const uploadFile =
  (parts: FilesParts) =>
  async ({ caller, input, request, reply }: Call<InputOf<typeof uploadFileEndpoint>>): Promise<FastifyReply> => {
    if (!caller) throw new Refusal('session.missing')
    requireMayUpload(caller.principal.actor)
    countUpload(parts, caller, Number(request.headers['content-length'] ?? fileLimitBytes), fileLimitBytes)
    const received = await receiveFile(parts, request, { name: input.query.name })
    return keep(parts, { caller, received, request, reply })
  }

/** By what it says it is; what says nothing counts as the largest. Refuses `request.rate_limited` before a byte is read. */
export function countUpload(
  { uploads }: Pick<FilesParts, 'uploads'>,
  { principal, personId }: Caller,
  bytes: number,
  most: number,
): void {
  const amount = Math.min(bytes, most)
  uploads?.perPerson.take(personId, amount)
  if (principal.role === 'desk_customer') uploads?.perAccount.take(principal.accountId, amount)
}

/** What is still being sent is read and dropped: many a client looks for its answer only after its last byte. */
function hearOut({ raw }: FastifyRequest, error: unknown): never {
  raw.unpipe()
  raw.resume()
  throw error
}

interface Received extends StoredBytes {
  readonly name: string
  readonly type: string
}

function requireMayUpload(actor: Actor): void {
  const named = actor.kind === 'staff' && actor.sight !== 'all' ? actor.sight[0] : undefined
  const accountId = 'accountId' in actor ? actor.accountId : named
  const verdict = can(actor, 'file.upload', { accountId: accountId ?? noAccount })
  if (!verdict.allowed) throw new Refusal('access.denied')
}

/** Takes the bytes of a request to the disk, named and measured. Whoever keeps no row of it removes it again. */
export function receiveFile(
  parts: Pick<FilesParts, 'store'>,
  request: FastifyRequest,
  { name, limitBytes = fileLimitBytes }: { readonly name: string | undefined; readonly limitBytes?: number },
): Promise<Received> {
  return receive({ ...parts, limitBytes }, request, name).catch((error: unknown) => hearOut(request, error))
}

interface Receiving {
  readonly store: FilesParts['store']
  readonly limitBytes: number
}

function receive(parts: Receiving, request: FastifyRequest, name: string | undefined): Promise<Received> {
  const contentType = request.headers['content-type']
  return contentType?.toLowerCase().startsWith('multipart/form-data')
    ? receiveMultipart(parts, request, contentType)
    : store(parts, request.body as Readable | undefined, { name, type: contentType })
}

async function store(
  parts: Receiving,
  bytes: Readable | undefined,
  said: { name: string | undefined; type: string | undefined },
): Promise<Received> {
  if (!bytes) throw new Refusal('request.unreadable', { detail: 'There is no file in this request.' })
  const stored = await parts.store.put(bytes, parts.limitBytes)
  return { ...stored, name: cleanFileName(said.name), type: cleanType(said.type) }
}

/** One file part; the rest of the body is read to its end, so that a broken form is refused whole. */
async function receiveMultipart(parts: Receiving, request: FastifyRequest, contentType: string): Promise<Received> {
  const boundary = /;\s*boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(contentType)
  const length = (boundary?.[1] ?? boundary?.[2] ?? '').length
  if (length === 0 || length > longestBoundary) throw new Refusal('request.unreadable')
  let received: Received | undefined
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') received = await storePart(parts, part)
    }
  } catch (error) {
    if (received) await parts.store.remove(received.storageKey)
    throw asUploadRefusal(error)
  }
  if (!received) throw new Refusal('request.unreadable', { detail: 'There is no file in this request.' })
  return received
}

async function storePart(parts: Receiving, part: MultipartFile): Promise<Received> {
  const received = await store(parts, part.file, { name: part.filename, type: part.mimetype })
  if (!part.file.truncated) return received
  await parts.store.remove(received.storageKey)
  throw new Refusal('file.too_large')
}

function asUploadRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new Refusal('file.too_large')
  return new Refusal('request.unreadable', code === 'FST_FILES_LIMIT' ? { detail: 'Send one file at a time.' } : {})
}

/** Names the stored bytes in a row, with the answer under its key; a repeat gives the first answer and drops its bytes. */
async function keep(
  parts: FilesParts,
  from: { caller: Caller; received: Received; request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const { caller, received, request, reply } = from
  const { storageKey, name, type, size, sha256 } = received
  const id = parts.newId()
  const view = viewOf({ id, name, type, size, sha256 })
  try {
    const answer = await answerKeyed(parts.openUnit, {
      caller,
      request,
      route: 'POST /files',
      says: [name, type, sha256.toString('hex')],
      work: async (ctx) => {
        const created_at = new Date(await ctx.now())
        await insertDraft(ctx, {
          id,
          uploaded_by: caller.personId,
          name,
          type,
          size,
          sha256,
          storage_key: storageKey,
          created_at,
        })
        return { status: 201, body: JSON.stringify(view), etag: undefined }
      },
    })
    if (answer.body !== JSON.stringify(view)) await parts.store.remove(storageKey)
    return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body)
  } catch (error) {
    await parts.store.remove(storageKey)
    throw error
  }
}

function viewOf(
  draft: Omit<DraftRow, 'uploaded_by' | 'storage_key' | 'created_at'>,
): OutputOf<typeof uploadFileEndpoint> {
  const { id, name, size, type, sha256 } = draft
  return { id: encodeTypeId('file', id), name, size, type, sha256: sha256.toString('hex') }
}
