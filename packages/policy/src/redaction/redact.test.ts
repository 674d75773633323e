import { describe, expect, it } from 'vitest'
import { openPseudonyms } from './pseudonyms.ts'
import { redactText } from './redact-text.ts'
import { redactValue } from './redact-value.ts'

describe('marks', () => {
  it('say the kind, and with a tag that two are the same secret', () => {
    const tag = (secret: string) => `t${secret.length}`
    expect(redactText('password=Abcdef12\nPGPASSWORD=Abcdef12', { tag }).text).toBe(
      'password=[REDACTED:named_secret#t8]\nPGPASSWORD=[REDACTED:named_secret#t8]',
    )
  })

  it('are counted by kind', () => {
    expect(redactText(`token=Abc12345\nAKIA${'A1B2'.repeat(4)}`).hits).toEqual({ named_secret: 1, aws_key: 1 })
  })

  it('addresses of people go only where asked', () => {
    expect(redactText('from bo@example.com').text).toBe('from bo@example.com')
    expect(redactText('from bo@example.com', { emails: true }).text).toBe('from [REDACTED:email]')
  })

  it('a key that was cut off at either end goes as well', () => {
    const line = 'Ab1+'.repeat(16)
    expect(redactText(`${line}\n${line}\n-----END RSA PRIVATE KEY-----\nnext`).text).toBe(
      '[REDACTED:private_key]\nnext',
    )
    expect(redactText(`x\n-----BEGIN RSA PRIVATE KEY-----\n${line}\n${line.slice(3)}`).text).toBe(
      'x\n[REDACTED:private_key]',
    )
  })
})

describe('values', () => {
  it('under a key that names a secret are hidden, numbers too; settings about secrets stay', () => {
    const settings = {
      password_encryption: 'scram-sha-256',
      ssl_key_file: '/etc/key',
      'mail.password': 12345678,
      max_tokens: 400,
    }
    expect(redactValue(settings)).toEqual({
      value: { ...settings, 'mail.password': '[REDACTED:named_secret]' },
      hits: { named_secret: 1 },
    })
  })

  it('a connection string in a setting keeps all but its password', () => {
    expect(redactValue({ primary_conninfo: 'host=db user=r password=Abc123 port=5432' }).value).toEqual({
      primary_conninfo: 'host=db user=r password=[REDACTED:named_secret] port=5432',
    })
  })
})

describe('other names for machines', () => {
  it('are the same in each file and in the next run', () => {
    const first = openPseudonyms(['desk-01'])
    expect(first.replaceIn('desk-01 at 10.0.0.5 asks db.corp.internal, then 10.0.0.6')).toBe(
      'host-1 at ip-1 asks host-2, then ip-2',
    )
    expect(first.replaceIn('DB.corp.internal and desk-01')).toBe('host-2 and host-1')
    const next = openPseudonyms(['desk-02', 'desk-01'], first.list())
    expect(next.replaceIn('desk-02 beside desk-01, 10.0.0.6')).toBe('host-3 beside host-1, ip-2')
  })

  it('leave what is no machine: this machine itself, versions, files, times of day', () => {
    const text =
      'localhost 127.0.0.1 ::1 15.6.1 app.conf server.log 12:30:45 org.postgresql.Driver 018f3c2a-7b1d 0::/init std::fmt'
    expect(openPseudonyms().replaceIn(text)).toBe(text)
  })

  it('cover the longer form of addresses', () => {
    expect(openPseudonyms().replaceIn('peer 2001:db8::8a2e:370:7334 and fe80::1')).toBe('peer ip-1 and ip-2')
  })
})
