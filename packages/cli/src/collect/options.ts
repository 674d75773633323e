import { parseArgs } from 'node:util'

/** The command was called wrongly: exit 2, with a sentence that says how. */
export class WrongUsage extends Error {}

const options = {
  collectors: { type: 'string' },
  out: { type: 'string', default: '.' },
  pack: { type: 'boolean', default: false },
  'no-pack': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  'no-network': { type: 'boolean', default: false },
  pseudonyms: { type: 'boolean', default: false },
  names: { type: 'string' },
  emails: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true },
  skip: { type: 'string', multiple: true },
  'external-id': { type: 'string' },
  strict: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  version: { type: 'boolean', default: false },
} as const

export type CollectOptions = ReturnType<typeof readOptions>['values']

/** Options and words of `mainstay collect`; what is not known is a `WrongUsage`. */
export const readOptions = (args: readonly string[]) => {
  try {
    const read = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    if (read.values.pack && read.values['no-pack']) throw new WrongUsage('Say --pack or --no-pack, not both.')
    return read
  } catch (error) {
    if (error instanceof WrongUsage || !(error instanceof Error)) throw error
    throw new WrongUsage(`${error.message.split('. ')[0] ?? error.message}.`.replace(/\.\.$/, '.'))
  }
}

export const usage = `Usage:
  mainstay collect [--collectors FILE|NAME] [options]     collect into a folder to look through
  mainstay collect pack FOLDER [--out DIR]                pack a folder after you looked through it

  --collectors FILE|NAME  a YAML file, or one that ships (--list); without it: linux-postgresql
  --dry-run               list what would be read, run and asked; read nothing
  --check                 check the file of collectors
  --out DIR               where the folder is made (here)
  --pack, --no-pack       pack at once, or never ask
  --no-network            ask no other machine
  --pseudonyms            replace host names and addresses; --names FILE keeps the true ones
  --emails                take out addresses of people, too
  --only ID, --skip ID    some collectors alone, or all but some (may be repeated)
  --external-id KEY       your own key of this installation
  --strict                exit 4 when a collector failed
  --json                  the summary as one line of JSON

Exit: 0 collected, 1 faults in the file or the folder, 2 wrong usage, 3 cannot write here, 4 a collector failed (--strict),
130 stopped. Nothing leaves this machine.
`
