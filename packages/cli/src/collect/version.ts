import pack from '../../package.json' with { type: 'json' }

/** Of the collecting program, as a bundle's manifest names it. */
export const collectVersion = pack.version
