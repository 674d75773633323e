import { getFileLinkEndpoint, uploadFileEndpoint } from '@mainstay/contracts/files'
import { getSessionFileLinkEndpoint, withdrawSessionFileEndpoint } from '@mainstay/contracts/session-files'
import { withdrawFileEndpoint } from '@mainstay/contracts/tickets'
import { getCertificateLinkEndpoint } from '@mainstay/contracts/training'
import type { Mount } from '../../platform/http/build-http.ts'
import { type Route, serve, serveRaw } from '../../platform/http/route.ts'
import { mountDownloads } from './download-file.ts'
import { makeDownloadTickets } from './download-ticket.ts'
import type { FilesParts } from './files-parts.ts'
import { getCertificateLink, getFileLink, getSessionFileLink } from './get-file-link.ts'
import { readUploads, uploadFile } from './upload-file.ts'
import { withdrawFile, withdrawSessionFile } from './withdraw-file.ts'

export {
  attachCertificate,
  attachFiles,
  attachToSession,
  listCertificates,
  listFileRefs,
  listSessionFiles,
} from './attach-files.ts'
export { clearFiles } from './clear-files.ts'
export { attachmentHeader } from './file-names.ts'
export {
  countHeldFiles,
  dropHeldFiles,
  heldFilesHaveRoom,
  keepHeldFile,
  listHeldFiles,
  placeHeldFiles,
  releaseHeldFiles,
} from './held-files.ts'
export { ownUpload } from './own-upload.ts'
export type { FileStore, Pictures, Redrawing } from './ports.ts'
export { countUpload, readUploads, readUploadsUpTo, receiveFile } from './upload-file.ts'

/** Uploads, signed addresses, downloads and removal of files. `secret` is the desk's. */
export function openFiles(settings: Omit<FilesParts, 'tickets'> & { readonly secret: string }): {
  readonly routes: readonly Route[]
  readonly mount: Mount
} {
  const parts: FilesParts = { ...settings, tickets: makeDownloadTickets(settings.secret) }
  return {
    routes: [
      serveRaw(uploadFileEndpoint, uploadFile(parts), { readsBodyBy: readUploads }),
      serve(getFileLinkEndpoint, getFileLink(parts)),
      serve(getCertificateLinkEndpoint, getCertificateLink(parts)),
      serve(withdrawFileEndpoint, withdrawFile(parts)),
      serve(getSessionFileLinkEndpoint, getSessionFileLink(parts)),
      serve(withdrawSessionFileEndpoint, withdrawSessionFile(parts)),
    ],
    mount: mountDownloads(parts),
  }
}
