import { endpoints, schemaNames } from '@mainstay/contracts/api'
import { describeApi } from '../platform/http/openapi.ts'

let described: Readonly<Record<string, unknown>> | undefined

/** The document of the API, as served and as committed; described once, for it says the same each time. */
export const openApi = (): Readonly<Record<string, unknown>> => {
  described ??= describeApi(endpoints, { title: 'Mainstay', version: 'v1', schemaNames })
  return described
}
