import { endings, inputAtMost, outputAtMost } from './endings.ts'
import { lockRoom } from './lock-room.ts'

/*
 * A process of its own for one paper: takes it as JSON on standard input, writes the PDF on standard output, and ends with
 * the number of how it ended. Its first argument is the address of the module that prints, the others are the folders with
 * faces that it may ask for.
 */

const [, , printer = '', ...faceFolders] = process.argv
const room = lockRoom(printer, faceFolders)
try {
  const paper: unknown = JSON.parse(room.hear(inputAtMost).toString('utf8'))
  const { printPaper } = (await room.load(printer)) as {
    readonly printPaper: (paper: unknown, readFace: typeof room.readFace) => Promise<Uint8Array>
  }
  const printed = await printPaper(paper, room.readFace)
  if (printed.length > outputAtMost) room.leave(endings.tooLarge)
  room.say(printed)
  room.leave(endings.printed)
} catch (fault) {
  room.leave(fault instanceof RangeError ? endings.tooLarge : endings.broken)
}
