import { type Io, processIo } from './io.ts'

type Command = (args: readonly string[], io: Io) => Promise<number>

/** Loaded when called for, so that `calendar eval` never pays for the server. */
const commands: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>> = {
  serve: {
    summary: 'run the desk: API, portal, console and workers [--demo] [--port 4080] [--data-dir DIR] [--json]',
    load: async () => (await import('./commands/serve.ts')).serveCommand,
  },
  worker: {
    summary: 'run the workers alone, beside others, against DATABASE_URL',
    load: async () => (await import('./commands/worker.ts')).workerCommand,
  },
  migrate: {
    summary: 'bring the database to this version',
    load: async () => (await import('./commands/migrate.ts')).migrateCommand,
  },
  doctor: {
    summary: 'say what is well and what is missing [--json]',
    load: async () => (await import('./commands/doctor.ts')).doctorCommand,
  },
  clock: {
    summary: 'clock accept: confirm the database clock after a jump',
    load: async () => (await import('./commands/clock.ts')).clockCommand,
  },
  'sign-on': {
    summary: 'sign-on reopen: lift single sign-on only for the staff, when their service is gone',
    load: async () => (await import('./commands/sign-on.ts')).signOnCommand,
  },
  policy: {
    summary: 'policy check | render | diff | publish | due | lifecycle [--policy FILE] [--json]',
    load: async () => (await import('./commands/policy.ts')).policyCommand,
  },
  assess: {
    summary: 'hold a bundle against best practices, offline [--rules FILE] [--earlier BUNDLE] [--json]',
    load: async () => (await import('./commands/assess.ts')).assessCommand,
  },
  rules: {
    summary: 'rules check | test [FILE]: best practices and the tests that stand beside them [--json]',
    load: async () => (await import('./commands/rules.ts')).rulesCommand,
  },
  audit: {
    summary: 'audit export FILE [--account CODE] | verify FILE [--anchors FILE]',
    load: async () => (await import('./commands/audit.ts')).auditCommand,
  },
  collect: {
    summary:
      'collect facts of an installation into a redacted folder [--collectors FILE] [--dry-run] [--pack] | pack FOLDER',
    load: async () => (await import('./commands/collect.ts')).collectCommand,
  },
  calendar: {
    summary: 'calendar eval < questions.jsonl > answers.jsonl',
    load: async () => (await import('./commands/calendar-command.ts')).calendarCommand,
  },
}

const usage = (): string =>
  [
    'Usage: mainstay COMMAND',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`),
    '',
  ].join('\n')

/** Runs one command; returns its exit code: 0 done, 1 faults found, 2 wrong usage, 3 cannot run here. */
export async function main(args: readonly string[], io: Io = processIo): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === 'help') {
    io.stdout.write(usage())
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    io.stderr.write(`There is no command "${name}".\n\n${usage()}`)
    return 2
  }
  return await (await command.load())(rest, io)
}
