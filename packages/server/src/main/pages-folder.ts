import { fileURLToPath } from 'node:url'

/** Where the built applications lie, beside this package. */
export const pagesFolder = fileURLToPath(new URL('../../../web/dist/', import.meta.url))
