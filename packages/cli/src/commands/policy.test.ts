import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { policyCommand } from './policy.ts'
import { shippedPolicyPath } from './policy-io.ts'

const shipped = await readFile(shippedPolicyPath(), 'utf8')
const annex = `format: mainstay-annex/1
orderForm: NL-20881
clauses: [{ id: A1, title: Answers, text: A P2 is answered sooner. }]
terms: { targets: { first_response: { P2: { is: 30m, clause: A1 } } } }
`
const files: Readonly<Record<string, string>> = {
  'ours.yaml': shipped,
  'faster.yaml': shipped
    .replace("P1: { is: 2h, clause: '3.2' }", "P1: { is: 1h, clause: '3.2' }")
    .replace("version: '1'", "version: '2'"),
  'wrong.yaml': shipped.replace('coverage: { is: business_hours', 'covrage: { is: business_hours'),
  'annex.yaml': annex,
  'releases.json': JSON.stringify([
    { version: '8.0.0', availableOn: '2024-09-05' },
    { version: '8.2.1', kind: 'patch', availableOn: '2025-05-19' },
    { version: '9.0.0', kind: 'major', availableOn: '2026-03-03' },
    { version: '9.2.1', availableOn: '2026-10-11' },
  ]),
  'no-list.json': '{}',
  'wrong-annex.yaml': annex.replace('A1 } }', 'A7 } }'),
}

/** Runs a command with files in memory beside the real ones. */
const run = async (line: string) => {
  const written = { stdout: '', stderr: '' }
  const sink = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text
    },
  })
  const code = await policyCommand(line.split(' ').filter(Boolean), {
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    readFile: async (path) => files[path] ?? readFile(path, 'utf8'),
    tzdata: '2026a',
  })
  return { code, ...written }
}

const due = '--plan standard --priority P2 --zone America/Chicago --at 2026-11-25T16:00:00-06:00'

describe('policy check', () => {
  it('says that the policy that ships is sound', async () => {
    expect(await run('check')).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('No problems.') })
  })

  it('names file, line, column, fault and what was meant, and exits 1', async () => {
    const { code, stderr } = await run('check wrong.yaml')

    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^wrong\.yaml:\d+:7: `covrage` is not a field here\. Did you mean `coverage`\? \[policy\.unknown_field\]\n1 problem in wrong\.yaml\.\n$/,
    )
  })

  it('gives the same as JSON', async () => {
    const { code, stdout } = await run('check --policy wrong.yaml --json')

    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, problems: [{ code: 'policy.unknown_field', column: 7 }] })
    expect(JSON.parse((await run('check --json')).stdout)).toMatchObject({ ok: true, policy: { version: '1' } })
  })

  it('checks an annex, too', async () => {
    expect(await run('check --annex annex.yaml')).toMatchObject({ code: 0 })
    expect(await run('check --annex wrong-annex.yaml')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no clause A7'),
    })
  })
})

describe('policy render', () => {
  it('writes the customer’s own policy, without the clauses of another plan', async () => {
    const { code, stdout } = await run('render --plan standard')

    expect(code).toBe(0)
    expect(stdout).toContain('P2 Major: an answer within 4 hours.')
    expect(stdout).not.toContain('Answer times on Premium')
  })

  it('writes HTML with anchors for clauses', async () => {
    expect((await run('render --plan premium --addon tam --format html')).stdout).toContain(
      '<section id="clause-10-4">',
    )
  })

  it('shows special terms in place of the plan’s', async () => {
    expect((await run('render --annex annex.yaml')).stdout).toContain(
      'an answer within 30 minutes, by your order form (clause A1). Without it: 4 hours.',
    )
  })

  it('gives sections as JSON', async () => {
    expect(JSON.parse((await run('render --json')).stdout)).toMatchObject({
      plan: 'standard',
      sections: expect.arrayContaining([expect.objectContaining({ clause: '2', title: 'When we are there' })]),
    })
  })
})

describe('policy diff', () => {
  it('says what changes for whom', async () => {
    expect(await run('diff ours.yaml faster.yaml')).toMatchObject({
      code: 0,
      stdout: '+ P1 Critical on Standard: 2 hours -> 1 hour, shorter\n',
    })
  })

  it('says so when nothing differs', async () => {
    expect((await run('diff ours.yaml ours.yaml')).stdout).toBe('Nothing differs.\n')
  })

  it('gives the changes as JSON', async () => {
    expect(JSON.parse((await run('diff ours.yaml faster.yaml --json')).stdout)).toMatchObject({
      from: '1',
      to: '2',
      changes: [{ effect: 'better', for: 'Standard' }],
    })
  })
})

describe('policy due', () => {
  it('tells when and why, each step with its clause and text', async () => {
    const { code, stdout } = await run(`due ${due} --json`)
    const answer = JSON.parse(stdout)

    expect(code).toBe(0)
    expect(answer).toMatchObject({
      startedAt: '2026-11-25T22:00:00Z',
      dueAt: '2026-11-26T17:00:00Z',
      target: '4h',
      coverage: 'business_hours',
      zone: 'America/Chicago',
      policyVersion: '1',
      clauses: ['1.3', '3.2', '2.1', '3.5'],
    })
    expect(answer.reasons[1]).toEqual({
      code: 'clock.target',
      clause: '3.2',
      facts: { metric: 'first_response', priority: 'P2', target: '4h', planName: 'Standard' },
      text: 'P2: the first answer comes within 4 h of support time.',
    })
  })

  it('tells it in sentences', async () => {
    expect((await run(`due ${due}`)).stdout).toContain(
      'An answer is due Thu 26 Nov 11:00 in Chicago (2026-11-26T17:00:00Z).',
    )
  })

  it('takes add-ons and special terms into account', async () => {
    expect(JSON.parse((await run(`due ${due} --annex annex.yaml --json`)).stdout)).toMatchObject({
      dueAt: '2026-11-25T22:30:00Z',
      target: '30m',
    })
    const premium = due.replace('standard', 'premium --addon tam').replace('P2', 'p1')
    expect(JSON.parse((await run(`due ${premium} --json`)).stdout)).toMatchObject({
      dueAt: '2026-11-25T23:00:00Z',
      coverage: 'always',
    })
  })
})

describe('wrong usage exits 2 with a sentence', () => {
  it.each([
    ['', 'Usage:'],
    ['chek', 'There is no `policy chek`.'],
    ['check one.yaml two.yaml', '`two.yaml` is one word too many.'],
    ['check --policy ours.yaml ours.yaml', 'Name the file once'],
    ['check nowhere.yaml', 'The file nowhere.yaml cannot be read.'],
    ['check --loud', "Unknown option '--loud'."],
    ['render --format pdf', 'The format is `markdown` or `html`, not `pdf`.'],
    ['render --plan gold', 'There is no plan `gold`. The policy has `standard`, `premium`.'],
    ['render --plan premium --addon tan', 'There is no add-on `tan`. The policy has `tam`.'],
    ['render --plan standard --addon tam', 'The add-on `tam` is not sold with the plan `standard`.'],
    ['diff ours.yaml', 'Name two files'],
    [`due ${due.replace('--plan standard ', '')}`, '--plan is needed'],
    [`due ${due.replace('P2', 'P9')}`, 'A priority is P0, P1, P2, P3 or P4, not `P9`.'],
    [`due ${due.replace('Chicago', 'Chicgo')}`, 'Did you mean `America/Chicago`?'],
    [`due ${due.replace('-06:00', '')}`, '--at: '],
  ])('policy %s', async (line, sentence) => {
    const { code, stderr, stdout } = await run(line)

    expect(code).toBe(2)
    expect(stderr).toContain(sentence)
    expect(stdout).toBe('')
  })
})

describe('policy lifecycle', () => {
  const ask = (version: string, more = '') =>
    run(`lifecycle --releases releases.json --version ${version} --at 2026-11-25 ${more}`)

  it('says until when a version is supported, how far behind it is, and the way up', async () => {
    const { code, stdout } = await ask('8.2.1')

    expect(code).toBe(0)
    expect(stdout).toBe(
      '8.2.1: Supported until 3 Mar 2027 at the latest; earlier if 10.0 is released before. Fixes come in the newest 8.x release.\n  2 releases behind, 510 days.\n  The way up: 8.2.1 -> 9.2.1.\n',
    )
  })

  it('gives the same as JSON, with the clause', async () => {
    const { stdout } = await ask('8.2.1', '--json')

    expect(JSON.parse(stdout)).toMatchObject({
      ...{ state: 'preceding', from: '2025-05-19', until: '2027-03-03', untilAtLatest: true, endedBy: '9.0.0' },
      ...{ clause: '5.2', policyVersion: '1', path: [{ version: '9.2.1', why: 'current' }] },
      reasons: [{ code: 'version.preceding', clause: '5.2' }],
    })
  })

  it('says what is missing or cannot be read, and exits 2', async () => {
    expect(await run('lifecycle --version 8.2.1 --at 2026-11-25')).toMatchObject({ code: 2 })
    expect((await run('lifecycle --releases no-list.json --version 8.2.1 --at 2026-11-25')).stderr).toContain('no list')
    expect((await run('lifecycle --releases releases.json --version 8.2.1 --at soon')).code).toBe(2)
  })
})
