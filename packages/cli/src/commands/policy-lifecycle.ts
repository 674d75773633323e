import { CalendarError, parseInstant, startOfCivilDate } from '@mainstay/policy/calendar'
import {
  behind,
  isPrerelease,
  isVersion,
  type KnownRelease,
  releaseKinds,
  supportWindow,
  upgradePath,
  type WindowQuestion,
  windowReason,
} from '@mainstay/policy/lifecycle'
import { explain } from '@mainstay/policy/reasons'
import { type PolicyIo, readArgs, readPolicy, WrongUsage } from './policy-io.ts'

const options = {
  policy: { type: 'string' },
  releases: { type: 'string' },
  version: { type: 'string' },
  at: { type: 'string' },
  zone: { type: 'string', default: 'UTC' },
  json: { type: 'boolean', default: false },
} as const

const required = (value: string | undefined, name: string, example: string): string => {
  if (value !== undefined && value !== '') return value
  throw new WrongUsage(`--${name} is needed, such as --${name} ${example}.`)
}

/** A civil date begins where the product is at home; an instant is itself. */
const instantAt = (written: string, zone: string): number => {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(written) ? startOfCivilDate(zone, written) : parseInstant(written)
  } catch (error) {
    throw error instanceof CalendarError ? new WrongUsage(`--at: ${error.message}`) : error
  }
}

const textIn = (entry: object, ...names: readonly string[]): string | undefined =>
  names.map((name) => Reflect.get(entry, name)).find((value): value is string => typeof value === 'string')

const kindOf = (version: string, written: string | undefined): KnownRelease['kind'] => {
  const kind = releaseKinds.find((known) => known === written)
  if (written !== undefined && !kind)
    throw new WrongUsage(`A kind is one of ${releaseKinds.join(', ')}, not \`${written}\`.`)
  if (kind) return kind
  if (isPrerelease(version)) return 'prerelease'
  return /^v?\d+(?:\.0)*$/.test(version) ? 'major' : 'update'
}

const dateOf = (version: string, written: string | undefined): string | null => {
  if (written === undefined) return null
  if (/^\d{4}-\d\d-\d\d$/.test(written)) return written
  throw new WrongUsage(`${version}: \`${written}\` is not a date. Write it as 2026-03-03.`)
}

const releaseOf = (entry: unknown): KnownRelease => {
  if (typeof entry !== 'object' || entry === null) throw new WrongUsage('A release is an object with a version.')
  const version = textIn(entry, 'version') ?? ''
  if (!isVersion(version)) throw new WrongUsage(`\`${version}\` is not a version.`)
  return {
    version,
    kind: kindOf(version, textIn(entry, 'kind')),
    availableOn: dateOf(version, textIn(entry, 'availableOn', 'date')),
    scheme: textIn(entry, 'scheme') === 'calendar' ? 'calendar' : 'semver',
    basedOn: textIn(entry, 'basedOn') ?? null,
  }
}

/** Releases as a file lists them. */
export async function readReleases(path: string, io: PolicyIo): Promise<readonly KnownRelease[]> {
  const text = await io.readFile(path).catch(() => {
    throw new WrongUsage(`The file ${path} cannot be read.`)
  })
  const read = (): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      throw new WrongUsage(`The file ${path} is not JSON: a list of {"version", "kind", "availableOn"}.`)
    }
  }
  const parsed = read()
  const list = typeof parsed === 'object' && parsed !== null && 'releases' in parsed ? parsed.releases : parsed
  if (!Array.isArray(list)) throw new WrongUsage(`The file ${path} holds no list of releases.`)
  return list.map(releaseOf)
}

const asText = (question: WindowQuestion, said: string): string => {
  const steps = upgradePath(question).map(({ version }) => version)
  const how = behind(question)
  return [
    `${question.version}: ${said}`,
    ...(how && how.releases > 0
      ? [`  ${how.releases} releases behind${how.days === null ? '' : `, ${how.days} days`}.`]
      : []),
    ...(steps.length > 0 ? [`  The way up: ${[question.version, ...steps].join(' -> ')}.`] : []),
    '',
  ].join('\n')
}

/** `policy lifecycle`: whether a version is supported at an instant, until when, and where to go from it. */
export const sayLifecycle = async (args: readonly string[], io: PolicyIo): Promise<number> => {
  const { values } = readArgs(args, options, 0)
  const path = required(values.releases, 'releases', 'releases.json')
  const version = required(values.version, 'version', '8.2.1')
  const at = instantAt(required(values.at, 'at', '2026-11-25'), values.zone)
  const policy = await readPolicy(values.policy, { io, json: values.json })
  const releases = await readReleases(path, io)
  const question = { version, releases, rules: policy.lifecycle, at, zone: values.zone }
  const window = supportWindow(question)
  const reason = windowReason(window, question)
  const text = explain(reason, { reader: 'customer', locale: 'en', readerZone: values.zone })
  if (values.json) {
    const answer = {
      ...{ version, at: new Date(at).toISOString(), ...window, text, policyVersion: policy.version },
      ...{ behind: behind(question) ?? null, path: upgradePath(question) },
      reasons: [{ ...reason, clause: reason.clause ?? null, text }],
    }
    io.stdout.write(`${JSON.stringify(answer)}\n`)
  } else io.stdout.write(asText(question, text))
  return 0
}
