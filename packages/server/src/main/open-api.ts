import { endpoints } from '@mainstay/contracts/api'
import { describeApi } from '../platform/http/openapi.ts'

/** The document of the API, as served and as committed. */
export const openApi = (): Readonly<Record<string, unknown>> =>
  describeApi(endpoints, { title: 'Mainstay', version: 'v1' })
