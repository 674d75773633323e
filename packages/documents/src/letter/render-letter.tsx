import { render } from 'react-email'
import type { Letter } from './letter.ts'
import { LetterMail } from './letter-mail.tsx'
import { mark } from './mark.ts'
import { plainLetter } from './plain-letter.ts'
import type { RenderedLetter } from './rendered-letter.ts'

/** A letter as HTML, with the pictures it brings along, and as plain text. What stands in it is escaped: a subject with tags in it shows its tags. */
export const renderLetter = async (letter: Letter): Promise<RenderedLetter> => ({
  html: await render(<LetterMail letter={letter} />),
  text: plainLetter(letter),
  pictures: [mark],
})
