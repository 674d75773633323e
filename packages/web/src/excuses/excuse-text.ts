import { createText } from '../ui/text/translate.ts'

/** Words of a late promise that is excused: a mark with a reason, never another state. */
const excuseText = {
  mark: 'excused',
  'note.by': 'Excused by {name}, {when}. It stays late.',
  'note.contradicted': '{name} sees it otherwise, {when}:',
  'contradict.open': 'I see it otherwise',
  'contradict.title': 'You see it otherwise',
  'contradict.means': 'Your words stand beside the reason, and those who lead support are told. No figure changes.',
  'contradict.label': 'How do you see it?',
  'contradict.do': 'Say so',
  'contradict.done': 'Noted. Both texts stay.',
  'excuse.open': 'Excuse',
  'excuse.title': 'Excuse: {what}',
  'excuse.means': 'It stays late and in every figure, marked with your reason.',
  'excuse.label': 'Why was it late?',
  'excuse.reads': 'The customer reads this.',
  'excuse.do': 'Excuse it',
  'excuse.done': 'Excused. The customer can read why.',
  'excuse.fault': 'Whether it may be excused could not be read.',
} as const

export const t = createText(excuseText)
