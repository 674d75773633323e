import type { Io } from '../io.ts'
import { evalCalendar } from './calendar.ts'

/** `mainstay calendar eval < questions.jsonl > answers.jsonl` */
export const calendarCommand = async (args: readonly string[], { stdin, stdout, stderr }: Io): Promise<number> => {
  if (args.length !== 1 || args[0] !== 'eval') {
    stderr.write('Usage: mainstay calendar eval < questions.jsonl > answers.jsonl\n')
    return 2
  }
  await evalCalendar(stdin, stdout)
  return 0
}
