import { endings, inputAtMost, outputAtMost } from './endings.ts'
import { lockRoom } from './lock-room.ts'

/*
 * A process of its own for one paper: takes it as JSON on standard input, writes the PDF on standard output, and ends with
 * the number of how it ended. Its one argument is the address of the module that prints.
 */

const [, , printer = ''] = process.argv
const room = lockRoom(printer)
try {
  const paper: unknown = JSON.parse(room.hear(inputAtMost).toString('utf8'))
  const { printPaper } = (await room.load(printer)) as {
    readonly printPaper: (paper: unknown) => Promise<Uint8Array>
  }
  const printed = await printPaper(paper)
  if (printed.length > outputAtMost) room.leave(endings.tooLarge)
  room.say(printed)
  room.leave(endings.printed)
} catch (fault) {
  room.leave(fault instanceof RangeError ? endings.tooLarge : endings.broken)
}
