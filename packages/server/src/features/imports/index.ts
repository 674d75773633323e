import { exportTableEndpoint, previewImportEndpoint, runImportEndpoint } from '@mainstay/contracts/imports'
import { type Route, serve, serveRaw } from '../../platform/http/route.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { exportTable } from './export-table.ts'
import { previewImport, runImport } from './import-table.ts'

/** Tables in and out: accounts, agreements, contacts. */
export const importRoutes: readonly Route[] = [
  serve(runImportEndpoint, runImport),
  serve(exportTableEndpoint, exportTable, { unit: 'write' }),
]

/** The look at what an import would do; it undoes its own transaction. */
export const previewRoute = (parts: { readonly openUnit: OpenUnit }): Route =>
  serveRaw(previewImportEndpoint, previewImport(parts.openUnit))
