import type { Saying, Text } from './texts.ts'

/** "supported" is no back-port: where fixes come (policy 5.2). */
const fixesIn = (say: Saying): string =>
  say.text('line') === '' ? '' : ` Fixes come in the newest ${say.text('line')} release.`

/** Whether a version is supported, in the words of every screen, letter and command. */
export const versionTexts: Readonly<Record<string, Text>> = {
  'version.current': (say) =>
    `Supported; the next major release starts ${say.isStaff ? 'its' : 'your'} ${say.text('months')} months.${fixesIn(say)}`,
  'version.preceding': (say) =>
    `Supported until ${say.date('until')} at the latest; earlier if ${say.text('next') || 'the next major release'} is released before.${fixesIn(say)}`,
  'version.ended': (say) => `Support ended on ${say.date('until')}; ${say.text('endedBy')} came after it.`,
  'version.prerelease': () => 'Outside general availability: support is for finished releases.',
  'version.not_released': (say) =>
    say.text('from') === '' ? 'Not released yet.' : `Not released yet; planned for ${say.date('from')}.`,
  'release.comes_with_it': () => 'Releases, updates and upgrades come with it at no further fee.',
  'release.needs_agreement': () => 'Releases, updates and upgrades come with an agreement that is in force.',
  'version.unknown': () => 'We know no such release. Tell us what you run, and an engineer looks.',
}
