import { describe, expect, it } from 'vitest'
import { ConfigRefused, readConfig } from './index.ts'

const faultsOf = (env: Record<string, string>, kind: 'all' | 'api' | 'worker' = 'all'): readonly string[] => {
  try {
    readConfig(env, kind)
    return []
  } catch (error) {
    if (error instanceof ConfigRefused) return error.faults
    throw error
  }
}

describe('the settings', () => {
  it('need nothing for a desk on one machine', () => {
    const config = readConfig({}, 'all', { dataDir: '/srv/desk' })
    expect(config).toMatchObject({
      database: { engine: 'embedded', folder: '/srv/desk/database' },
      port: 4080,
      host: '127.0.0.1',
    })
  })

  it('tell every fault at once, a sentence each, and never repeat a value', () => {
    const faults = faultsOf({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://root:hunter2@db',
      SECRET: 'short',
      LOG_LEVEL: 'loud',
    })
    expect(faults).toEqual([
      'DATABASE_URL must begin with postgres://.',
      'PORT must be a whole number from 0 to 65535.',
      'SECRET must have at least 32 characters.',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    ])
    expect(faults.join()).not.toContain('hunter2')
  })

  it('refuse a worker of its own on the embedded database', () => {
    expect(faultsOf({}, 'worker')).toEqual(['DATABASE_URL is needed: the embedded database serves one process only.'])
  })

  it('let the command line win, and take the owner from the login where none is named', () => {
    const env = { DATABASE_URL: 'postgres://desk@db/desk', SECRET: 'x'.repeat(32), DATA_DIR: 'here' }
    expect(readConfig(env, 'api', { dataDir: '/there' })).toMatchObject({
      dataDir: '/there',
      database: { engine: 'postgres', ownerUrl: 'postgres://desk@db/desk' },
    })
  })
})
