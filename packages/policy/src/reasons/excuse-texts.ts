import type { Text } from './texts.ts'

/** Whether a late promise may be excused, in words. */
export const excuseTexts: Readonly<Record<string, Text>> = {
  'excuse.may': (say) => `It may be excused until ${say.when('until')}.`,
  'excuse.not_late': () => 'It is not late.',
  'excuse.excused_already': () => 'It is excused already.',
  'excuse.excuse_own': () => 'It was yours when it fell due: another lead may excuse it.',
  'excuse.excuse_too_late': (say) =>
    `It could be excused for ${say.text('days')} days, until ${say.when('until')}; it stays as it is.`,
}
