import { collectCommand } from '../commands/collect.ts'
import { processIo } from '../io.ts'

// The whole of the single file: what it is called with goes to `mainstay collect`. Exits even where a dead server holds on.
collectCommand(process.argv.slice(2), processIo).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(70)
  },
)
